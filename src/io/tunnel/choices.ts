/** What `--tunnel` takes. */
export const tunnelChoices = [
	"auto",
	"localtunnel",
	"cloudflared",
	"ngrok",
	"ssh",
	"none",
] as const;

export type TunnelChoice = (typeof tunnelChoices)[number];
