import type { CharTable } from './char-table';

/** Arabic, Persian, Urdu, Kurdish letters: consonants and long vowels; short vowels are not written and are left open. Ours. */
export const ARABIC: CharTable = {
  ا: 'a', أ: 'a', إ: 'i', آ: 'a', ٱ: 'a', ب: 'b', ت: 't', ث: 'th', ج: 'j', ح: 'h', خ: 'kh', د: 'd', ذ: 'dh', ر: 'r', ز: 'z', س: 's', ش: 'sh',
  ص: 's', ض: 'd', ط: 't', ظ: 'z', ع: 'a', غ: 'gh', ف: 'f', ق: 'q', ك: 'k', ک: 'k', ل: 'l', م: 'm', ن: 'n', ه: 'h', ھ: 'h', ہ: 'h', ة: 'a', ۀ: 'e',
  و: 'w', ؤ: 'o', ي: 'y', ی: 'y', ى: 'a', ئ: 'i', ء: '', پ: 'p', چ: 'ch', ژ: 'zh', گ: 'g', ڤ: 'v', ٹ: 't', ڈ: 'd', ڑ: 'r', ں: 'n', ے: 'e', ې: 'e',
  ۍ: 'i', ړ: 'r', ډ: 'd', ټ: 't', څ: 's', ځ: 'z', ښ: 'kh', ږ: 'zh', ڼ: 'n', ێ: 'e', ۆ: 'o', ە: 'e', ڕ: 'r', ڵ: 'l', ۇ: 'u', ـ: '',
  '٠': '0', '١': '1', '٢': '2', '٣': '3', '٤': '4', '٥': '5', '٦': '6', '٧': '7', '٨': '8', '٩': '9',
  '۰': '0', '۱': '1', '۲': '2', '۳': '3', '۴': '4', '۵': '5', '۶': '6', '۷': '7', '۸': '8', '۹': '9',
};
