/** Colours people dress and dye themselves in. */
const COLOUR_EN =
  'red|crimson|scarlet|orange|yellow|gold(?:en)?|green|teal|turquoise|blue|navy|purple|violet|pink|magenta|brown|beige|black|white|grey|gray|silver|cream|ivory|khaki';
const COLOUR_ZH = '红|橙|橘|黄|金|绿|青|蓝|紫|粉|棕|褐|米|黑|白|灰|银';
const GARMENT_EN =
  'coat|raincoat|jacket|shirt|t-shirt|blouse|dress|skirt|suit|trousers|pants|jeans|hoodie|sweater|uniform|gown|cloak|cape|hat|cap|scarf|gloves|boots|shoes|robe|kimono|armou?r';
const GARMENT_ZH =
  '外套|大衣|风衣|雨衣|夹克|衬衫|上衣|T恤|裙|西装|裤|卫衣|毛衣|制服|礼服|斗篷|帽|围巾|手套|靴|鞋|长袍|旗袍|汉服|盔甲|衣';

/** `yellow raincoat`, `a bright red wool coat`, `黄色雨衣`: a colour and what has it, at most two words apart. */
export const COSTUME_COLOUR = new RegExp(
  `\\b(?:${COLOUR_EN})(?:[\\s-]+\\p{L}+){0,2}?[\\s-]+(?:${GARMENT_EN})s?\\b|(?:${COLOUR_ZH})色?(?:的)?\\p{Script=Han}{0,2}(?:${GARMENT_ZH})`,
  'iu',
);
/** `red hair`, `blonde`, `银发`. */
export const HAIR_COLOUR = new RegExp(
  `\\b(?:${COLOUR_EN}|blonde?|auburn|dark|fair)[\\s-]+(?:\\p{L}+[\\s-]+)?(?:hair(?:ed)?|braids?|ponytail|beard)\\b|(?:${COLOUR_ZH})色?(?:的)?\\p{Script=Han}{0,2}(?:头发|长发|短发|卷发|发)`,
  'iu',
);

/** A move of the camera in somebody's own words. */
export const CAMERA_MOVE =
  /\b(?:camera|shot|lens)\s+(?:\p{L}+\s+){0,2}(?:pans?|tilts?|tracks?|dollies|dolly|zooms?|pushes|pulls|orbits?|circles|cranes?|rises|follows|moves?|glides?|flies|whips?|rolls?|trucks?)\b|\b(?:dolly|tracking|crane|orbit(?:ing)?|panning|zoom(?:ing)?|handheld)[\s-](?:shot|camera|in|out|move)\b|\b(?:whip[- ]pan|push[- ]in|pull[- ](?:back|out)|steadicam)\b|推镜|拉镜|摇镜|移镜|跟拍|跟镜|环绕拍|环绕镜头|运镜|推轨|变焦|航拍|镜头(?:缓慢|缓缓|快速|慢慢)?(?:推|拉|摇|移|跟|环绕|升|降|旋转)/iu;

/** A camera that stands still, in somebody's own words. */
export const STATIC_CAMERA =
  /\b(?:static|locked[- ]off|fixed|stationary|motionless|still)\s+(?:camera|shot|frame|tripod)\b|\b(?:camera|shot|frame)\s+(?:is\s+|stays\s+|remains\s+|holds\s+)(?:\p{L}+\s+)?(?:static|locked(?:[- ]off)?|fixed|still|stationary)\b|\block(?:ed)?[- ]off\b|固定机位|固定镜头|静止镜头|机位不动|镜头不动|镜头固定|镜头静止/iu;

/** Times written into a text, as a second clock. */
export const TIME_CODE =
  /\b\d+(?:\.\d+)?\s*(?:-|–|to)\s*\d+(?:\.\d+)?\s*(?:s|sec|secs|seconds?)\b|\b(?:at|after|from|until)\s+\d+(?:\.\d+)?\s*(?:s|sec|secs|seconds?)\b|\b\d:\d{2}\b|\d+(?:\.\d+)?\s*[-–至到~～]\s*\d+(?:\.\d+)?\s*秒|第\s*\d+(?:\.\d+)?\s*秒/iu;

/** What a film is made with. A look of two of them is neither. */
export const MEDIA: readonly (readonly [name: string, pattern: RegExp])[] = [
  [
    'drawn animation',
    /\b(?:anime|cel animation|hand-drawn|2d animation|cartoon|line art)\b|动漫|日漫|国漫|赛璐[珞璐]|二维动画|手绘/iu,
  ],
  [
    'computer animation',
    /\b(?:3d (?:animation|render(?:ing|ed)?)|cgi|computer[- ]animat\p{L}+|unreal engine|octane)\b|三维动画|3D动画|3D渲染/iu,
  ],
  ['stop motion', /\b(?:stop[- ]motion|claymation|puppets?|clay)\b|定格动画|黏土|粘土|木偶|毛毡偶/iu],
  ['painting', /\b(?:watercolou?r|oil paint\p{L}*|ink wash|gouache|charcoal)\b|水彩|油画|水墨|工笔/iu],
  ['pixel art', /\b(?:pixel art|8-bit|16-bit)\b|像素/iu],
  [
    'photography',
    /\b(?:live[- ]action|photoreal\p{L}*|(?:8|16|35|65|70) ?mm(?: film)?|super 8|imax|vhs|camcorder|documentary footage)\b|实拍|真人|写实摄影|胶片/iu,
  ],
];

/** Times of day in somebody's own words, by the light they have. */
export const DAYTIMES: readonly (readonly [light: 'day' | 'dark' | 'edge', pattern: RegExp])[] = [
  ['dark', /\b(?:at night|night(?:time|fall)?|midnight|moonlit|moonlight)\b|夜晚|深夜|夜里|午夜|月光|雨夜|黑夜/iu],
  ['edge', /\b(?:sunset|sunrise|dawn|dusk|golden hour|blue hour|twilight)\b|日落|日出|黎明|清晨|黄昏|傍晚|暮色|夕阳/iu],
  ['day', /\b(?:noon|midday|broad daylight|daytime|sunny day)\b|正午|中午|白天|大白天|烈日/iu],
];

/** Sizes of shots in somebody's own words, widest first. */
export const SIZES: readonly (readonly [rank: number, pattern: RegExp])[] = [
  [1, /\b(?:extreme wide|establishing) shot\b|大远景/iu],
  [2, /(?<!extreme |medium )\b(?:wide|full|long) shot\b|(?<![大中])(?:全景|远景)/iu],
  [4, /\b(?:medium|mid) shot\b|(?<!大|是)中景(?!是)/iu],
  [6, /(?<!extreme |medium )\bclose[- ]up\b|(?<!大)特写/iu],
  [7, /\b(?:extreme close[- ]up|macro shot)\b|大特写/iu],
];
