import { inFamily } from "./error-code.ts";

/** Numbers that are used in the WhatsApp Business app and over the API at once. */
export const coexistence = inFamily({ family: "coexistence", where: ["api"] }, [
	{
		code: 2593107,
		title: "Synchronization request limit exceeded",
		http: 400,
		cause:
			"Contacts and history of the app can be asked for once, and they were.",
		fix: "Offboard the business in the app and onboard it again; then they can be asked for once more.",
	},
	{
		code: 2593108,
		title: "Synchronization request outside the allowed window",
		http: 400,
		cause: "More than 24 hours have passed since the number was onboarded.",
		fix: "Offboard the business in the app and onboard it again, and ask for contacts and history within a day.",
	},
	{
		code: 2593109,
		title: "History sync is turned off by the business",
		where: ["history"],
		cause:
			"The business chose not to share its chats from the WhatsApp Business app.",
		fix: "Respect that: no history comes. If it was a mistake, the business must onboard again and agree.",
	},
]);
