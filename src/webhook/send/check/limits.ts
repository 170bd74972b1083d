/** What Meta's documents allow at most, in characters or in items. */
export const limits = {
	text: 4096,
	caption: 1024,
	/** Of interactive messages but lists. */
	body: 1024,
	/** Meta's published API description says 1024, the page about lists 4096. */
	listBody: 4096,
	headerText: 60,
	footer: 60,
	buttons: 3,
	buttonId: 256,
	/** Of reply buttons, and of the one button of a link, a list or a call. */
	buttonTitle: 20,
	sections: 10,
	sectionTitle: 24,
	rows: 10,
	rowId: 200,
	rowTitle: 24,
	rowDescription: 72,
	productItems: 30,
	flowButton: 30,
	leastCards: 2,
	cards: 10,
	cardBody: 160,
	cardLineBreaks: 2,
	/** The page about contacts says so, though it advises few; Meta's published API description says 5. */
	contacts: 257,
	opaqueData: 512,
	templateName: 512,
	templateText: 32_768,
} as const;
