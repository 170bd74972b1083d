import { firstValue, type KnownPage } from "./page.ts";

/** What platforms that run apps answer when the app doesn't. */
export const hostPages: readonly KnownPage[] = [
	{
		name: "n8n test URL",
		kind: "test-url",
		meaning:
			"n8n's webhook isn't active: a test URL answers only while its editor listens, the other one only once the workflow is active",
		matches: (reply) =>
			reply.status === 404 &&
			/requested webhook .{0,200}not registered/i.test(reply.body),
	},
	{
		name: "Make webhook",
		kind: "test-url",
		meaning: "no scenario of Make listens to this webhook at the moment",
		matches: (reply) =>
			/no scenario listening for this webhook/i.test(reply.body),
	},
	{
		name: "Heroku without app",
		kind: "offline",
		meaning: "Heroku has no app of this name",
		matches: (reply) =>
			/herokucdn\.com\/error-pages\/no-such-app/i.test(reply.body),
	},
	{
		name: "Heroku application error",
		kind: "crashed",
		meaning: "the app on Heroku crashed or doesn't answer",
		matches: (reply) =>
			reply.status === 503 &&
			/herokucdn\.com\/error-pages\/application-error/i.test(reply.body),
	},
	{
		name: "Railway without app",
		kind: "offline",
		meaning: "Railway runs no app under this name",
		matches: (reply) => firstValue(reply, "x-railway-fallback") === "true",
	},
	{
		name: "Render without app",
		kind: "offline",
		meaning: "Render runs no service under this name, or it is suspended",
		matches: (reply) =>
			/^(?:no-server|suspend)/.test(firstValue(reply, "x-render-routing")),
	},
	{
		name: "Vercel without deployment",
		kind: "offline",
		meaning: "Vercel has no deployment under this name",
		matches: (reply) =>
			/^DEPLOYMENT_(?:NOT_FOUND|DISABLED|DELETED)/.test(
				firstValue(reply, "x-vercel-error"),
			),
	},
	{
		name: "Vercel function",
		kind: "crashed",
		meaning: "the function on Vercel crashed or took too long",
		matches: (reply) => /^FUNCTION_/.test(firstValue(reply, "x-vercel-error")),
	},
];
