type Env = Readonly<Record<string, string | undefined>>;

const needed =
	/^(PATH|HOME|USER|LOGNAME|SHELL|LANG|LC_.*|TZ|TMPDIR|TEMP|TMP|XDG_.*|SSH_AUTH_SOCK|SSL_CERT_FILE|SSL_CERT_DIR|NODE_EXTRA_CA_CERTS|HTTPS?_PROXY|ALL_PROXY|NO_PROXY|SYSTEMROOT|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

/** The part of the environment a tunnel program needs: paths, locale, certificates, proxies; none of the app's secrets. Loopback is never proxied. */
export function childEnv(env: Env): Record<string, string> {
	const kept = Object.entries(env).filter(
		(entry): entry is [string, string] =>
			entry[1] !== undefined && needed.test(entry[0]),
	);
	const noProxy = [
		env["NO_PROXY"] ?? env["no_proxy"],
		"localhost,127.0.0.1,::1",
	]
		.filter(Boolean)
		.join(",");
	return {
		...Object.fromEntries(kept),
		NO_PROXY: noProxy,
		no_proxy: noProxy,
	};
}
