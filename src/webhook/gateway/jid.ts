/** Who or what an address of a gateway's means. */
export interface Addressee {
	/** Digits without `+`. */
	readonly phone?: string;
	/** As the gateway writes it, for a person whose number it doesn't give away. */
	readonly userId?: string;
	/** As the gateway writes it. */
	readonly groupId?: string;
}

/** Reads `+1 650 555 1234`, `16505551234`, or an address of WhatsApp's own: `16505551234:7@s.whatsapp.net`, `…@c.us`, `…@g.us`, `…@lid`. */
export function readJid(address: unknown): Addressee {
	if (typeof address === "number") return { phone: String(address) };
	if (typeof address !== "string" || address.length > 100) return {};
	const [, user = "", server = ""] = jid.exec(address) ?? [];
	if (server === "g.us") return { groupId: address };
	if (server === "lid") return { userId: address };
	return people.has(server) && phone.test(user)
		? { phone: user.replace(/\D/g, "") }
		: {};
}

// The number behind the colon or the dot tells a person's devices apart.
const jid = /^([^@:]+?)(?:[:_.]\d+)*(?:@([a-z.]+))?$/;
const people: ReadonlySet<string> = new Set(["", "s.whatsapp.net", "c.us"]);
const phone = /^\+?\d[\d ()-]{4,}$/;
