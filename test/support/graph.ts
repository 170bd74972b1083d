import type { ServerResponse } from "node:http";
import { openTarget, type Received } from "./target.ts";

/** An app as Meta knows it. */
export interface WorldApp {
	id: string;
	name: string;
	secret: string;
	subscriptions: WorldSubscription[];
}

export interface WorldSubscription {
	object: string;
	callback_url: string;
	active: boolean;
	fields: { name: string; version: string }[];
}

/** A WhatsApp account, the apps that get its webhooks, its numbers. */
export interface WorldWaba {
	id: string;
	name: string;
	account_review_status: string;
	apps: { id: string; override_callback_uri?: string }[];
	numbers: string[];
	/** As `/message_templates` lists them. */
	templates?: Record<string, unknown>[];
}

/** A number's node: what it answers, and its override. */
export interface WorldPhone {
	id: string;
	fields: Record<string, unknown>;
	override?: string;
	health: Record<string, unknown>;
}

/** All that the stand-in knows, for a test to bend before or while it runs. */
export interface World {
	/** The version it answers with. */
	version: string;
	token: {
		value: string;
		appId: string;
		type: string;
		scopes: string[];
		/** The accounts that the scopes are limited to; not limited if missing. */
		targets?: string[];
		/** Seconds; 0 for never. */
		expiresAt: number;
		/** What every use of it is answered with. */
		error?: { message: string; error_subcode?: number };
	};
	apps: WorldApp[];
	wabas: WorldWaba[];
	phones: WorldPhone[];
	/** Nodes of files. */
	media?: { id: string; url: string; [field: string]: unknown }[];
	/** Fields that this version doesn't have. */
	unknownFields: string[];
	/** How the handshake ends when a callback URL is set: an error's message, or nothing for well. */
	handshake?: string;
	/** Whether a callback that is set is really asked for the handshake, and refused if it fails. */
	verifiesCallbacks?: boolean;
	/** An answer in the place of the usual one. */
	instead?: (
		request: GraphRequest,
		response: ServerResponse,
	) => boolean | undefined;
}

/** A request as the stand-in got it. */
export interface GraphRequest {
	readonly method: string;
	/** Without the version. */
	readonly path: string;
	readonly query: URLSearchParams;
	readonly form: URLSearchParams;
	readonly credential: string | undefined;
	readonly received: Received;
}

/** A Graph API on this machine, and what it was asked. */
export interface GraphStandIn {
	readonly address: string;
	readonly port: number;
	readonly requests: readonly GraphRequest[];
	/** `GET /app`, in the order in which they came. */
	lines(): readonly string[];
}

export const ids = {
	app: "634974688087057",
	otherApp: "770011223344556",
	waba: "102290129340398",
	otherWaba: "209876543210987",
	phone: "106540352242922",
	otherPhone: "117651463353033",
} as const;

/** Secrets that must never be seen: any trace of them in an output is a leak. */
export const secrets = {
	app: "c0ffee11c0ffee22c0ffee33c0ffee44",
	token: "EAAcanaryTOKENcanaryTOKENcanaryTOKEN0123456789",
	verify: "canary-verify-token-5e8b",
} as const;

export const callback = "https://hooks.example.org/webhook";

/** A world in which everything is as it is to be. */
export function healthyWorld(): World {
	return {
		version: "v25.0",
		token: {
			value: secrets.token,
			appId: ids.app,
			type: "SYSTEM_USER",
			scopes: ["whatsapp_business_management", "whatsapp_business_messaging"],
			targets: [ids.waba],
			expiresAt: 0,
		},
		apps: [
			{
				id: ids.app,
				name: "My app",
				secret: secrets.app,
				subscriptions: [whatsappSubscription()],
			},
			{
				id: ids.otherApp,
				name: "Old provider",
				secret: "0123456789abcdef0123456789abcdef",
				subscriptions: [],
			},
		],
		wabas: [
			{
				id: ids.waba,
				name: "My shop",
				account_review_status: "APPROVED",
				apps: [{ id: ids.app }],
				numbers: [ids.phone],
			},
			{
				id: ids.otherWaba,
				name: "Test account",
				account_review_status: "APPROVED",
				apps: [],
				numbers: [ids.otherPhone],
			},
		],
		phones: [
			phone(ids.phone, ids.waba, "+1 555-078-3881"),
			phone(ids.otherPhone, ids.otherWaba, "+1 555-190-0002"),
		],
		unknownFields: [],
	};
}

export function whatsappSubscription(): WorldSubscription {
	return {
		object: "whatsapp_business_account",
		callback_url: callback,
		active: true,
		fields: [
			{ name: "account_update", version: "v25.0" },
			{ name: "messages", version: "v25.0" },
		],
	};
}

function phone(id: string, waba: string, display: string): WorldPhone {
	const healthy = { can_send_message: "AVAILABLE" };
	return {
		id,
		fields: {
			display_phone_number: display,
			verified_name: "Lucky Shrub",
			quality_rating: "GREEN",
			status: "CONNECTED",
			code_verification_status: "VERIFIED",
			platform_type: "CLOUD_API",
			account_mode: "LIVE",
			is_on_biz_app: false,
			name_status: "APPROVED",
			throughput: { level: "STANDARD" },
			whatsapp_business_manager_messaging_limit: "TIER_250",
		},
		health: {
			...healthy,
			entities: [
				{ entity_type: "PHONE_NUMBER", id, ...healthy },
				{ entity_type: "WABA", id: waba, ...healthy },
				{ entity_type: "BUSINESS", id: "2729063490586005", ...healthy },
				{ entity_type: "APP", id: ids.app, ...healthy },
			],
		},
	};
}

/** Starts a Graph API that answers as `world` says at that moment; it closes when the test ends. */
export async function openGraphStandIn(world: World): Promise<GraphStandIn> {
	const requests: GraphRequest[] = [];
	const target = await openTarget(async (response, received) => {
		const request = readRequest(received);
		requests.push(request);
		if (world.instead?.(request, response)) return;
		const refusal = await verifyCallback(world, request);
		const { status, body } = refusal ?? answer(world, request);
		response.writeHead(status, {
			"content-type": "application/json; charset=UTF-8",
			"facebook-api-version": world.version,
			...(status === 401 && {
				"www-authenticate": 'OAuth "Facebook Platform" "invalid_token"',
			}),
		});
		response.end(JSON.stringify(body));
	});
	return {
		address: `http://127.0.0.1:${target.port}`,
		port: target.port,
		requests,
		lines: () => requests.map(({ method, path }) => `${method} ${path}`),
	};
}

function readRequest(received: Received): GraphRequest {
	const { method = "", url = "", headers, body } = received;
	const [target = "", query = ""] = url.split("?");
	return {
		method,
		path: target.replace(/^\/v\d+\.\d+/, ""),
		query: new URLSearchParams(query),
		form: new URLSearchParams(body.toString()),
		credential: /^Bearer (.*)$/.exec(headers.authorization ?? "")?.[1],
		received,
	};
}

/** The handshake that Meta makes with a callback before it is set; an error where it did not end well. */
async function verifyCallback(
	{ verifiesCallbacks = false, handshake }: World,
	{ method, form, received }: GraphRequest,
): Promise<Answer | undefined> {
	const { override_callback_uri, verify_token = form.get("verify_token") } =
		phoneOverride(received);
	const callback =
		override_callback_uri ??
		form.get("override_callback_uri") ??
		form.get("callback_url");
	if (method !== "POST" || !callback) return undefined;
	if (handshake !== undefined) return graphError(400, 2200, handshake);
	if (!verifiesCallbacks) return undefined;
	const url = new URL(callback);
	const challenge = "1158201444";
	url.search = `hub.mode=subscribe&hub.challenge=${challenge}&hub.verify_token=${encodeURIComponent(verify_token ?? "")}`;
	const failed = (why: string) =>
		graphError(
			400,
			2200,
			`(#2200) Callback verification failed with the following errors: ${why}`,
		);
	try {
		const answered = await fetch(url, { redirect: "manual" });
		const { status, statusText } = answered;
		const isRight = status === 200 && (await answered.text()) === challenge;
		return isRight
			? undefined
			: failed(`HTTP Status Code = ${status}; HTTP Message = ${statusText}`);
	} catch {
		return failed(
			"curl_errno = 7; curl_error = Failed to connect; HTTP Status Code = 0; HTTP Message = ",
		);
	}
}

function phoneOverride({ body }: Received): {
	override_callback_uri?: string;
	verify_token?: string;
} {
	try {
		const form = new URLSearchParams(body.toString());
		const value = form.get("webhook_configuration");
		if (value !== null) return JSON.parse(value);
		return JSON.parse(body.toString()).webhook_configuration ?? {};
	} catch {
		return {};
	}
}

interface Answer {
	readonly status: number;
	readonly body: unknown;
}

/** An error as the Graph API writes it. */
export function graphError(
	status: number,
	code: number,
	message: string,
	more: Record<string, unknown> = {},
): Answer {
	const error = {
		message,
		type: "OAuthException",
		code,
		...more,
		fbtrace_id: "Az8or2yhqkZfEZ-_4Qn_Bam",
	};
	return { status, body: { error } };
}

function answer(world: World, request: GraphRequest): Answer {
	const { credential, path } = request;
	if (credential === undefined) {
		return graphError(
			400,
			2500,
			"An active access token must be used to query information about the current user.",
		);
	}
	const signedIn = signIn(world, credential);
	if ("status" in signedIn) return signedIn;
	const [, id = "", edge] = path.split("/");
	if (id === "debug_token") return debugToken(world, request, signedIn);
	if (id === "app") {
		const app = world.apps.find((each) => each.id === world.token.appId);
		return nodeAnswer(
			"Application",
			app?.id ?? "",
			{ name: app?.name },
			request,
		);
	}
	const app = world.apps.find((each) => each.id === id);
	if (app !== undefined) {
		if (edge === "subscriptions")
			return subscriptions(world, app, request, signedIn);
		return edge === undefined
			? nodeAnswer("Application", id, { name: app.name }, request)
			: noField(edge, "Application");
	}
	const waba = world.wabas.find((each) => each.id === id);
	const { targets = [id] } = world.token;
	const phone = world.phones.find((each) => each.id === id);
	const file = world.media?.find((each) => each.id === id);
	if (file !== undefined) return { status: 200, body: file };
	if (waba !== undefined && targets.includes(id)) {
		return wabaAnswer(world, waba, edge, request);
	}
	if (phone !== undefined && edge === undefined) {
		return phoneAnswer(world, phone, request);
	}
	if (phone !== undefined)
		return noField(edge ?? "", "WhatsAppBusinessPhoneNumber");
	return graphError(
		400,
		100,
		`Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation.`,
		{ type: "GraphMethodException", error_subcode: 33 },
	);
}

/** Whose credential it is: an app's, or the world's only user's. */
function signIn(
	world: World,
	credential: string,
): Answer | { readonly app: string | undefined } {
	const [, id, secret] = /^(\d+)\|(.*)$/.exec(credential) ?? [];
	if (id !== undefined) {
		const app = world.apps.find((each) => each.id === id);
		if (app === undefined) {
			return graphError(
				400,
				101,
				"Error validating application. Cannot get application info due to a system error.",
			);
		}
		return app.secret === secret
			? { app: id }
			: graphError(401, 190, "Invalid OAuth access token signature.");
	}
	const { value, error } = world.token;
	if (credential !== value) {
		return graphError(401, 190, `Malformed access token ${credential}`);
	}
	return error === undefined
		? { app: undefined }
		: graphError(401, 190, error.message, {
				error_subcode: error.error_subcode,
			});
}

function debugToken(
	{ token, apps }: World,
	{ query }: GraphRequest,
	{ app }: { readonly app: string | undefined },
): Answer {
	if (query.get("input_token") !== token.value) {
		const error = { code: 190, message: "Invalid OAuth access token." };
		return {
			status: 200,
			body: { data: { is_valid: false, scopes: [], error } },
		};
	}
	if (app !== undefined && app !== token.appId) {
		return graphError(
			400,
			100,
			"(#100) The App_id in the input_token did not match the Viewing App",
		);
	}
	const granular = token.scopes.map((scope) => ({
		scope,
		...(token.targets && { target_ids: token.targets }),
	}));
	const { error } = token;
	return {
		status: 200,
		body: {
			data: {
				app_id: token.appId,
				type: token.type,
				application: apps.find(({ id }) => id === token.appId)?.name,
				is_valid: error === undefined,
				expires_at: token.expiresAt,
				data_access_expires_at: 0,
				scopes: token.scopes,
				granular_scopes: granular,
				user_id: "122101234567890123",
				...(error && {
					error: {
						code: 190,
						message: error.message,
						subcode: error.error_subcode,
					},
				}),
			},
		},
	};
}

function subscriptions(
	world: World,
	app: WorldApp,
	{ method, query, form }: GraphRequest,
	signedIn: { readonly app: string | undefined },
): Answer {
	if (signedIn.app !== app.id) {
		return graphError(
			400,
			190,
			"(#190) Application Secret required for this endpoint",
		);
	}
	if (method === "GET")
		return { status: 200, body: { data: app.subscriptions } };
	const object = (method === "DELETE" ? query : form).get("object") ?? "";
	const others = app.subscriptions.filter((each) => each.object !== object);
	if (method === "DELETE") {
		const named = query.get("fields")?.split(",");
		const found = app.subscriptions.find((each) => each.object === object);
		if (named === undefined || found === undefined) app.subscriptions = others;
		else
			found.fields = found.fields.filter(({ name }) => !named.includes(name));
		return { status: 200, body: { success: true } };
	}
	app.subscriptions = [
		...others,
		{
			object,
			callback_url: form.get("callback_url") ?? "",
			active: true,
			fields: (form.get("fields") ?? "")
				.split(",")
				.filter((name) => name !== "")
				.map((name) => ({ name, version: world.version })),
		},
	];
	return { status: 200, body: { success: true } };
}

function wabaAnswer(
	world: World,
	waba: WorldWaba,
	edge: string | undefined,
	request: GraphRequest,
): Answer {
	if (!world.token.scopes.includes("whatsapp_business_management")) {
		return graphError(
			403,
			200,
			"(#200) You do not have permission to access this field",
		);
	}
	if (edge === "subscribed_apps") return subscribedApps(world, waba, request);
	if (edge === "phone_numbers") return numbers(world, waba, request);
	if (edge === "message_templates") return templates(world, waba, request);
	const { name, account_review_status } = waba;
	return nodeAnswer(
		"WhatsAppBusinessAccount",
		waba.id,
		without({ name, account_review_status }, world.unknownFields),
		request,
	);
}

function subscribedApps(
	{ apps, token }: World,
	waba: WorldWaba,
	request: GraphRequest,
): Answer {
	if (request.method === "DELETE") {
		waba.apps = waba.apps.filter(({ id }) => id !== token.appId);
		return { status: 200, body: { success: true } };
	}
	if (request.method === "POST") {
		const override = request.form.get("override_callback_uri");
		const own = apps.find(({ id }) => id === token.appId);
		if (override !== null && !getsMessages(own)) return tooEarly();
		waba.apps = [
			...waba.apps.filter(({ id }) => id !== token.appId),
			{
				id: token.appId,
				...(override !== null && { override_callback_uri: override }),
			},
		];
		return { status: 200, body: { success: true } };
	}
	const data = waba.apps.map(({ id, ...override }) => ({
		whatsapp_business_api_data: {
			id,
			name: apps.find((app) => app.id === id)?.name ?? "App",
			link: `https://www.facebook.com/games/?app_id=${id}`,
		},
		...override,
	}));
	return page(data, request);
}

function getsMessages(app: WorldApp | undefined): boolean {
	return (app?.subscriptions ?? []).some(
		({ object, fields }) =>
			object === "whatsapp_business_account" &&
			fields.some(({ name }) => name === "messages"),
	);
}

function tooEarly(): Answer {
	return graphError(
		400,
		100,
		"(#100) Before override the current callback uri, your app must be subscribed to receive messages for WhatsApp Business Account",
	);
}

function numbers(
	{ phones, unknownFields }: World,
	waba: WorldWaba,
	request: GraphRequest,
): Answer {
	const nodes = phones
		.filter(({ id }) => waba.numbers.includes(id))
		.map(({ id, fields }) => ({ id, ...without(fields, unknownFields) }));
	return pageOfNodes("WhatsAppBusinessPhoneNumber", nodes, request);
}

function templates(
	{ unknownFields }: World,
	{ templates = [] }: WorldWaba,
	request: GraphRequest,
): Answer {
	const name = request.query.get("name") ?? "";
	// The filter also lets names through that merely hold it.
	const named = templates
		.filter((template) => String(template["name"]).includes(name))
		.map((template) => without(template, unknownFields));
	return pageOfNodes("MessageTemplate", named, request);
}

function pageOfNodes(
	type: string,
	nodes: readonly Record<string, unknown>[],
	request: GraphRequest,
): Answer {
	const asked = (request.query.get("fields") ?? "id").split(",");
	const known = new Set(["id", ...nodes.flatMap((node) => Object.keys(node))]);
	const unknown = asked.find((field) => !known.has(field));
	if (unknown !== undefined && nodes.length > 0) return noField(unknown, type);
	const picked = nodes.map((node) =>
		Object.fromEntries(
			["id", ...asked]
				.filter((field) => field in node)
				.map((field) => [field, node[field]]),
		),
	);
	return page(picked, request);
}

/** A list as Meta pages it: the link to the next page holds the token. */
function page(
	all: readonly unknown[],
	{ query, credential }: GraphRequest,
): Answer {
	const from = Number(query.get("after") ?? 0);
	const to = from + Number(query.get("limit") ?? 25);
	const link = `https://graph.facebook.com/v25.0/next?access_token=${credential}`;
	return {
		status: 200,
		body: {
			data: all.slice(from, to),
			paging: {
				cursors: { before: `${from}`, after: `${to}` },
				...(to < all.length && { next: link }),
			},
		},
	};
}

function phoneAnswer(
	world: World,
	phone: WorldPhone,
	request: GraphRequest,
): Answer {
	const { id, fields, override, health } = phone;
	if (request.method === "POST") {
		const { override_callback_uri: wanted } = phoneOverride(request.received);
		const own = world.apps.find((each) => each.id === world.token.appId);
		if (wanted && !getsMessages(own)) return tooEarly();
		if (wanted) phone.override = wanted;
		else delete phone.override;
		return { status: 200, body: { success: true } };
	}
	const waba = world.wabas.find(({ numbers }) => numbers.includes(id));
	const app = world.apps.find((each) => each.id === world.token.appId);
	const own = waba?.apps.find((each) => each.id === app?.id);
	const node = {
		...fields,
		health_status: health,
		webhook_configuration: {
			phone_number: override,
			whatsapp_business_account: own?.override_callback_uri,
			application: app?.subscriptions.find(
				({ object }) => object === "whatsapp_business_account",
			)?.callback_url,
		},
	};
	return nodeAnswer(
		"WhatsAppBusinessPhoneNumber",
		id,
		without(node, world.unknownFields),
		request,
	);
}

function nodeAnswer(
	type: string,
	id: string,
	fields: Readonly<Record<string, unknown>>,
	{ query }: GraphRequest,
): Answer {
	const asked = (query.get("fields") ?? "id").split(",");
	const unknown = asked.find((name) => name !== "id" && !(name in fields));
	if (unknown !== undefined) return noField(unknown, type);
	const picked = asked.map((name) => [name, fields[name]]);
	return { status: 200, body: { ...Object.fromEntries(picked), id } };
}

function noField(name: string, type: string): Answer {
	return graphError(
		400,
		100,
		`(#100) Tried accessing nonexisting field (${name}) on node type (${type})`,
	);
}

function without(
	fields: Record<string, unknown>,
	names: readonly string[],
): Record<string, unknown> {
	return Object.fromEntries(
		Object.entries(fields).filter(([name]) => !names.includes(name)),
	);
}
