/**
 * What messages are charged as, and conversations were, in words where the name is none: one of them with `-` in newer documents
 * and `_` in older ones, the last three from the times of charging by conversation.
 */
export const pricingCategories: ReadonlyMap<string, string> = new Map([
	["authentication", ""],
	["authentication-international", "authentication abroad"],
	["authentication_international", "authentication abroad"],
	["marketing", ""],
	["marketing_lite", "marketing, over the Marketing Messages API"],
	["utility", ""],
	["service", ""],
	["general_purpose_ai", "an AI's answer"],
	["group_marketing", "marketing in a group"],
	["group_utility", "utility in a group"],
	["group_service", "service in a group"],
	["referral_conversion", "from an ad or a page"],
	["business_initiated", "begun by you"],
	["user_initiated", "begun by the customer"],
	["customer_initiated", "begun by the customer"],
]);
