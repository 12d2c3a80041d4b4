/** Says at the top of the page what went wrong on the way to the server. */
import { icon, make, say } from "./language";

export function flash(words: string, what: string): void {
  const place = document.getElementById("flash");
  if (!place) return;
  const notice = make("div", "notice notice-error");
  const text = make("div");
  text.append(make("strong", "", words), make("p", "", what));
  notice.append(icon("alert"), text);
  place.replaceChildren(notice);
  place.scrollIntoView({ block: "center" });
}

export const lost = (): void =>
  flash(
    say("ยังส่งไม่ได้ เครือข่ายขาดหาย", "Not sent: the network is down"),
    say("สิ่งที่กรอกยังอยู่ครบ ลองส่งอีกครั้งเมื่อต่อได้", "Everything you typed is still here. Try again when you are back online."),
  );

export const failed = (status: number): void =>
  flash(
    status === 413 ? say("ไฟล์ใหญ่เกินไป", "The files are too large") : say("ยังทำไม่ได้ในตอนนี้", "That could not be done"),
    status === 413
      ? say("ลดขนาดไฟล์หรือแยกส่ง แล้วลองอีกครั้ง", "Make the files smaller and try again.")
      : status === 403
        ? say("ท่านอาจออกจากระบบไปแล้ว หรือไม่มีสิทธิ์ในเรื่องนี้ โหลดหน้าใหม่แล้วลองอีกครั้ง", "You may be signed out, or not permitted. Reload the page and try again.")
        : say("ยังไม่มีอะไรถูกเปลี่ยน ลองอีกครั้งในอีกสักครู่", "Nothing was changed. Try again in a moment."),
  );
