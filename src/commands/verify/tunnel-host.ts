/** Whether a name is one that a tunnel's provider gives out: what listens behind it is somebody's own machine. */
export function isTunnelHost(hostname: string): boolean {
	const name = hostname.toLowerCase().replace(/\.$/, "");
	return domains.some((domain) => name.endsWith(`.${domain}`));
}

const domains: readonly string[] = [
	"ngrok.io",
	"ngrok.app",
	"ngrok.dev",
	"ngrok.pizza",
	"ngrok-free.app",
	"ngrok-free.dev",
	"trycloudflare.com",
	"loca.lt",
	"lhr.life",
	"lhr.rocks",
	"localhost.run",
	"serveo.net",
	"serveousercontent.com",
	"share.zrok.io",
	"devtunnels.ms",
	"pinggy.link",
	"pinggy.io",
	"pinggy-free.link",
	"tunnelmole.net",
	"bore.pub",
	"localxpose.io",
	"loclx.io",
	"instatunnel.my",
	"ts.net",
];
