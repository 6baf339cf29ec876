import type { Language } from '../types.ts';
import { cleanPhrase } from './clean.ts';

/**
 * Phrases that the catalogue itself puts into directions (looks, sources of light, what is usually kept out), in both languages. A
 * person's own words are never translated: they stand in the prompt as they were written.
 */
const TERMS: readonly (readonly [en: string, zh: string])[] = [
  // What is kept out.
  ['subtitles', '字幕'],
  ['captions', '字幕'],
  ['logos', '标志'],
  ['logo', '标志'],
  ['watermarks', '水印'],
  ['watermark', '水印'],
  ['text', '文字'],
  ['music', '音乐'],
  ['background music', '背景音乐'],
  ['dialogue', '对白'],
  ['voice-over', '旁白'],
  ['people', '人物'],
  ['extra people', '多余的人物'],
  ['crowds', '人群'],
  ['extra fingers', '多余的手指'],
  ['extra limbs', '多余的肢体'],
  ['blur', '模糊'],
  ['flicker', '闪烁'],
  ['camera shake', '镜头抖动'],
  ['cuts', '切镜'],
  ['split screen', '分屏'],
  ['borders', '边框'],
  // Sources of light.
  ['a window', '窗户'],
  ['a candle', '烛光'],
  ['an open fire', '篝火'],
  ['a street lamp', '路灯'],
  ['lit windows and street lamps', '亮灯的窗户和路灯'],
  ['a lamp', '台灯'],
  ['fluorescent tubes', '日光灯管'],
  ['the sun', '太阳'],
  ['the low sun', '低垂的太阳'],
  ['an overcast sky', '阴天的天空'],
  ['the open sky', '开阔的天空'],
  ['the sky', '天空'],
  ['the evening sky', '傍晚的天空'],
  ['the moon', '月光'],
  ['a screen', '屏幕'],
  ['a red neon sign', '红色霓虹灯牌'],
  ['a blue neon sign', '蓝色霓虹灯牌'],
  // Styles.
  ['naturalistic drama', '写实剧情片'],
  ['blockbuster action', '动作大片'],
  ['1940s film noir', '四十年代黑色电影'],
  ['neo-noir', '新黑色电影'],
  ['nordic noir', '北欧黑色犯罪片'],
  ['observational documentary', '观察式纪录片'],
  ['golden-age studio musical', '黄金时代歌舞片'],
  ['home movie', '家庭录影'],
  ['1990s home video', '九十年代家庭录像'],
  ['symmetrical storybook comedy', '对称构图的童话喜剧'],
  ['neon-lit music video', '霓虹风格音乐短片'],
  ['rain-soaked cyberpunk', '雨夜赛博朋克'],
  ['fashion editorial', '时尚大片'],
  ['clean product film', '简洁的产品广告片'],
  ['hand-drawn anime', '手绘日式动画'],
  ['stop-motion animation', '定格动画'],
  ['hand-painted animation', '手绘动画'],
  // Media.
  ['35 mm film', '35mm胶片'],
  ['16 mm film', '16mm胶片'],
  ['handheld 16 mm film', '手持16mm胶片'],
  ['large-format digital', '大画幅数字摄影'],
  ['black-and-white 35 mm film', '黑白35mm胶片'],
  ['anamorphic digital', '变形宽银幕数字摄影'],
  ['digital', '数字摄影'],
  ['three-strip technicolor film', '特艺彩色胶片'],
  ['super 8 reversal film', '超8毫米反转片'],
  ['vhs camcorder tape', 'VHS摄像带'],
  ['digital with bloom', '带柔光晕的数字摄影'],
  ['medium-format digital', '中画幅数字摄影'],
  ['macro-sharp digital', '微距般清晰的数字摄影'],
  ['cel animation over painted backgrounds', '手绘背景上的赛璐珞动画'],
  ['clay and felt puppets on miniature sets', '微缩场景中的黏土与毛毡偶'],
  ['watercolour on paper', '纸上水彩'],
  // Moods.
  ['intimate', '私密亲近'],
  ['tense', '紧张'],
  ['fatalistic', '宿命感'],
  ['brooding', '阴郁'],
  ['bleak', '萧瑟'],
  ['honest', '真实质朴'],
  ['exuberant', '热烈欢快'],
  ['nostalgic', '怀旧'],
  ['spontaneous', '随性自然'],
  ['whimsical', '奇趣'],
  ['electric', '炽烈躁动'],
  ['restless', '躁动不安'],
  ['poised', '优雅从容'],
  ['precise', '精准克制'],
  ['wistful', '淡淡惆怅'],
  ['tactile', '富有触感'],
  ['dreamy', '梦幻'],
  // Palettes.
  ['skin tones', '自然肤色'],
  ['muted earth', '低饱和大地色'],
  ['teal', '青绿'],
  ['orange', '橙'],
  ['burnt orange', '焦橙'],
  ['black', '黑'],
  ['silver', '银'],
  ['white', '白'],
  ['deep teal', '深青'],
  ['sodium amber', '钠灯琥珀色'],
  ['slate grey', '石板灰'],
  ['steel blue', '钢蓝'],
  ['pale skin', '苍白肤色'],
  ['natural colours', '自然色'],
  ['ruby red', '宝石红'],
  ['emerald', '祖母绿'],
  ['royal blue', '宝蓝'],
  ['canary yellow', '嫩黄'],
  ['faded warm tones', '褪色暖调'],
  ['soft red', '柔红'],
  ['bleeding red', '溢色的红'],
  ['dull green', '暗绿'],
  ['powder pink', '粉红'],
  ['mint', '薄荷绿'],
  ['cream', '奶油色'],
  ['magenta', '品红'],
  ['cyan', '青'],
  ['violet', '紫'],
  ['acid green', '酸绿'],
  ['wet black', '湿润的黑'],
  ['ivory', '象牙白'],
  ['one accent', '一处点缀色'],
  ['light grey', '浅灰'],
  ['brand colour', '品牌色'],
  ['sky blue', '天蓝'],
  ['sunset', '落日橙红'],
  ['warm ochre', '暖赭'],
  ['washed blue', '水洗蓝'],
  ['peach', '蜜桃色'],
];

const TO_ZH = new Map(TERMS);
const TO_EN = new Map([...TERMS].reverse().map(([en, zh]) => [zh, en]));

/** A phrase in the language of the prompt where the glossary has it, else cleaned and as it is. */
export function term(text: string, language: Language): string {
  const phrase = cleanPhrase(text);
  return (language === 'zh' ? TO_ZH.get(phrase.toLowerCase()) : TO_EN.get(phrase)) ?? phrase;
}

/** Phrases of their own, each once. */
export function terms(texts: readonly string[], language: Language): string[] {
  const words = texts.map((text) => term(text, language)).filter((text) => text !== '');
  return words.filter(
    (word, index) => words.findIndex((other) => other.toLowerCase() === word.toLowerCase()) === index,
  );
}

/** Whether the glossary has a phrase in both languages; for tests. */
export const hasTerm = (text: string): boolean => TO_ZH.has(cleanPhrase(text).toLowerCase());
