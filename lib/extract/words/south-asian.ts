/** Hindi, Bengali, Tamil, Telugu, Thai, Vietnamese and Indonesian. Entries are regular expression sources; see words.ts for what each list holds. */
import type { Words } from "./words.ts";

export const southAsian: Words = {
  language: "hi, bn, ta, te, th, vi, id",
  asideLabels: [
    "(?:यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|संबंधित (?:खबरें|ख़बरें|लेख)|सबसे ज़्यादा पढ़ी गई|ताज़ा (?:खबरें|ख़बरें)|ट्रेंडिंग)(?: .{1,40})?",
    "(?:ข่าว|บทความ|เรื่อง|เนื้อหา)(?:ที่เกี่ยวข้อง|แนะนำ|ล่าสุด|ยอดนิยม|อื่น ?ๆ)",
    "(?:อ่านเพิ่มเติม|อ่านต่อ|อ่านข่าวเพิ่มเติม|แชร์)",
    "(?:xem thêm|đọc thêm|tin liên quan|bài viết liên quan|tin mới nhất|đọc nhiều nhất|chia sẻ)(?: .{1,40})?",
    "(?:baca juga|berita terkait|artikel terkait|terpopuler|berita lainnya|bagikan)(?: .{1,40})?",
  ],
  contentsLabels: ["विषय[- ]सूची", "สารบัญ", "mục lục", "daftar isi"],
  closingLabels: [
    "(?:टिप्पणियाँ|टिप्पणियां|ความคิดเห็น|bình luận|komentar)(?: ?[(]?\\d+[)]?)?",
    "(?:लेखक के बारे में|เกี่ยวกับผู้เขียน|về tác giả|tentang penulis)",
  ],
  pointers: [
    "(?:மேலும் படிக்க|இதையும் படிக்க|আরও পড়ুন|ఇవి కూడా చదవండి)\\s*:",
    "(?:यह भी पढ़ें|ये भी पढ़ें|इसे भी पढ़ें|อ่านเพิ่มเติม|xem thêm|đọc thêm|baca juga)\\s*[:|–—-]",
    "(?:फोटो|फ़ोटो|สนับสนุนภาพ|ภาพ|ที่มา|ảnh|nguồn|foto|sumber)\\s*:",
    "(?:टैग|แท็ก|từ khóa|chủ đề|tag)\\s*:",
    "(?:सर्वाधिकार सुरक्षित|สงวนลิขสิทธิ์)",
  ],
  calls: [
    "न्यूज़लेटर|हमारे|हमारी|हमें|ऐप|จดหมายข่าว|ของเรา|แอป|bản tin|chúng tôi|ứng dụng|kami|nawala",
    "(?:सर्वाधिकार सुरक्षित|สงวนลิขสิทธิ์)\\s*(?:[.!|·–—-]|$)",
  ],
  furniture: [
    "(?:विज्ञापन|शेयर करें|प्रिंट|और पढ़ें)",
    "(?:โฆษณา|แชร์|พิมพ์|ปิด|อ่านต่อ)",
    "(?:quảng cáo|chia sẻ|iklan|advertisement|bagikan|cetak)",
    "[\\d,.]+ ?(?:ครั้ง|วิว|lượt xem|kali dibaca)",
  ],
  counters: [
    "[\\d,.]+ (?:बार (?:देखा|पढ़ा) गया|व्यूज़?|views?)",
    "(?:lượt xem|dibaca|dilihat|เข้าชม|ผู้ชม)\\s*:? ?[\\d,.]+(?: (?:kali|ครั้ง))?",
  ],
  adverts: [
    "(?:विज्ञापन|प्रायोजित)",
    "(?:โฆษณา|เนื้อหาสปอนเซอร์)",
    "(?:quảng cáo|tài trợ)",
    "(?:iklan|advertorial)",
    "விளம்பரம்",
    "বিজ্ঞাপন",
  ],
  contacts: [],
  by: [
    "(?:செய்தியாளர்|எழுதியவர்|ஆசிரியர்)\\s*:?(?= \\S+(?: \\S+){0,2}$)",
    "(?:लेखक|संवाददाता|रिपोर्टर)\\s*:",
    "(?:लेखक|เขียนโดย|โดย|tác giả|oleh|penulis)",
  ],
  biographies: [],
  published: ["(?:प्रकाशित|अपडेटेड|เผยแพร่(?:เมื่อ)?|อัปเดต(?:ล่าสุด)?|cập nhật|đăng lúc|diperbarui|diterbitkan)"],
  notices: {
    correction: ["(?:भूल सुधार|सुधार|शुद्धिपत्र|แก้ไขข่าว|ขออภัย|đính chính|ralat|koreksi)\\s*[:–—-]"],
    clarification: ["(?:स्पष्टीकरण|คำชี้แจง|klarifikasi)\\s*[:–—-]"],
    "editors-note": ["(?:संपादकीय टिप्पणी|संपादक की टिप्पणी|หมายเหตุบรรณาธิการ|catatan redaksi|lời tòa soạn)"],
    update: ["(?:अपडेटेड|अपडेट|อัปเดต(?:ล่าสุด)?|cập nhật|diperbarui)(?!\\p{L})(?=.{0,30}\\d)"],
  },
  relativeTimes: [
    "\\d+ (?:सेकंड|मिनट|घंटे|घंटा|दिन|सप्ताह|महीने) पहले",
    "\\d+ ?(?:วินาที|นาที|ชั่วโมง|วัน|สัปดาห์|เดือน)ที่แล้ว",
    "(?<!\\p{L})\\d+ (?:giây|phút|giờ|ngày|tuần|tháng) trước",
    "(?<!\\p{L})\\d+ (?:detik|menit|jam|hari|minggu|bulan) (?:yang )?lalu",
  ],
};
