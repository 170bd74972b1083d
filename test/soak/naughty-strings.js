// Texts that break what prints them: made rather than listed where a rule says them all.
const around = (text) => `before${text}after`;
const point = (code) => String.fromCodePoint(code);
const range = (first, last) =>
	Array.from({ length: last - first + 1 }, (_, index) => first + index);

const controls = [...range(0x00, 0x1f), ...range(0x7f, 0x9f)].map(point);

const invisible = [
	0xad,
	0x34f,
	0x61c,
	0x115f,
	0x1160,
	0x17b4,
	0x180e,
	0x3164,
	0xfeff,
	0xffa0,
	...range(0x200b, 0x200f),
	...range(0x2028, 0x202e),
	...range(0x2060, 0x206f),
	...range(0xfff0, 0xffff),
	...range(0xe0000, 0xe0020),
	0xe000,
	0xf8ff,
	0xfdd0,
	0xfdef,
	0x1fffe,
	0x10ffff,
].map(point);

const surrogates = [
	"\ud800",
	"\udbff",
	"\udc00",
	"\udfff",
	"\udc00\ud800",
	"\ud83d",
	"\ud83d\ud83d\ude00",
];

const sequences = [
	"[31mred[0m",
	"[2J[H",
	"[1;1Hover the top",
	"[1A[2Kover the last line",
	"[?1049h",
	"[?25l",
	"[6n",
	"[c",
	"c",
	"(0lqqk",
	"#8",
	"]0;title\x07",
	"]8;;http://evil.example\x07link\x1b]8;;\x07",
	"]52;c;ZWNobyBvd25lZA==\x07",
	"]1337;File=inline=1:AAAA\x07",
	"P+q544e\x1b\\",
	"_Gf=24;AAAA\x1b\\",
	"X sos \x1b\\",
	"^ pm \x1b\\",
	"[200~paste[201~",
	`[${"9".repeat(1000)}C`,
].flatMap((rest) => [`\x1b${rest}`, `\x9b${rest.slice(1)}`, `\x1b\x1b${rest}`]);

const lines = ["\n", "\r", "\r\n", "\v", "\f", "\x85", "\u2028", "\u2029"]
	.flatMap((end) => [end, `${end}${end}`])
	.flatMap((end) => [
		`hello${end}14:03:12  --> 99999 message.text      The Queen +10000000000`,
		`hello${end}  Received     99 in 4.2 s · 99 verified`,
		`${end}$ rm -rf ~${end}`,
		`${end.repeat(300)}end`,
	]);

const emoji = [
	"😀",
	"👩‍👩‍👧‍👦",
	"👩🏽‍🚀",
	"🏳️‍🌈",
	"🏴󠁧󠁢󠁥󠁮󠁧󠁿",
	"🇩🇪🇫🇷🇮🇳",
	"1️⃣2️⃣#️⃣",
	"👨‍👨‍👦".repeat(500),
	`👩${"‍👩".repeat(400)}`,
	"🇦".repeat(401),
	"❤️".repeat(2000),
	"﷽".repeat(50),
	"꧅",
	"𒐫𒈙⸻",
];

const scripts = [
	"مرحبا بالعالم",
	"שלום עולם",
	"‮drow sdrawkcab",
	"abc⁧def⁩ghi",
	"नमस्ते दुनिया",
	"สวัสดี",
	"한국어",
	"ᄒ".repeat(200),
	"日本語テキスト",
	"ｆｕｌｌｗｉｄｔｈ",
	"Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L̠ͨͧͩ͘G̴̻͈͍͔̹̑͗̎̅͛́Ǫ̵̹̻̝̳͂̌̌͘!͖̬̰̙̗̿̋ͥͥ̂ͣ̐́́͜͞",
	`e${"\u0301".repeat(5000)}`,
	"\u0301starts with a mark",
	"َُِّْ".repeat(100),
	"ﬀﬁﬂ ½ ㎏ ℡",
	"＜script＞",
	"‑‒–—―",
	"٠١٢٣",
];

const code = [
	"%s%s%s%n%n%x%d",
	"%c red",
	"{0} \u0024{HOME} $(reboot) `reboot`",
	"'; DROP TABLE deliveries; --",
	'" or ""="',
	"1;SELECT 1/**/UNION/**/SELECT 2",
	"<script>alert(1)</script>",
	"<img src=x onerror=alert(1)>",
	"{{7*7}} #{7*7} <%= 7*7 %>",
	"../../../../etc/passwd\0.png",
	"C:\\con\\nul",
	"() { :;}; echo shellshock",
	"\u0024{jndi:ldap://a/b}",
	"__proto__",
	"constructor",
	"toString",
	"hasOwnProperty",
	"$& $1 $` $' $$",
	"undefined",
	"null",
	"NaN",
	"-0",
	"1e999",
	"0x7fffffff",
	"9007199254740993",
	"true",
	"",
	" ",
	"\t\t",
	" ".repeat(5000),
	"\\",
	"\\\\u0000",
	"\\x1b[31m",
	'"',
	"│ │ │",
	"--> 12  message.text",
	"✓ verified",
	"EAAGm0PX4ZCpsBAExampleExample1234",
	"Bearer abcdefghijklmnopqrst",
];

const long = [
	"a".repeat(100_000),
	"字".repeat(30_000),
	"a\u0301".repeat(20_000),
	"a ".repeat(20_000),
	"line\n".repeat(10_000),
	"\x1b[31m".repeat(10_000),
	"\u202e".repeat(20_000),
	"\u200b".repeat(20_000),
	"\ud800".repeat(20_000),
];

/** Several hundred of them. */
export const naughtyStrings = [
	...[...controls, ...invisible, ...surrogates].map(around),
	...[...controls, ...surrogates],
	...sequences.map(around),
	...lines,
	...emoji,
	...scripts,
	...code,
	...long,
];
