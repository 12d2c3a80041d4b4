"""The 77 provinces with TIS 1099 code and the letters of their document numbers."""

from dataclasses import dataclass


class UnknownProvince(LookupError):
    """No province has this code."""


@dataclass(frozen=True, slots=True)
class Province:
    """A province (จังหวัด), Bangkok among them."""

    code: str  # TIS 1099, two digits
    name: str  # without the word จังหวัด
    letters: str  # as in ที่ อย 0023/ว 1; data, not a rule: an office may use others


PROVINCES: tuple[Province, ...] = (
    Province("10", "กรุงเทพมหานคร", "กท"),
    Province("11", "สมุทรปราการ", "สป"),
    Province("12", "นนทบุรี", "นบ"),
    Province("13", "ปทุมธานี", "ปท"),
    Province("14", "พระนครศรีอยุธยา", "อย"),
    Province("15", "อ่างทอง", "อท"),
    Province("16", "ลพบุรี", "ลบ"),
    Province("17", "สิงห์บุรี", "สห"),
    Province("18", "ชัยนาท", "ชน"),
    Province("19", "สระบุรี", "สบ"),
    Province("20", "ชลบุรี", "ชบ"),
    Province("21", "ระยอง", "รย"),
    Province("22", "จันทบุรี", "จบ"),
    Province("23", "ตราด", "ตร"),
    Province("24", "ฉะเชิงเทรา", "ฉช"),
    Province("25", "ปราจีนบุรี", "ปจ"),
    Province("26", "นครนายก", "นย"),
    Province("27", "สระแก้ว", "สก"),
    Province("30", "นครราชสีมา", "นม"),
    Province("31", "บุรีรัมย์", "บร"),
    Province("32", "สุรินทร์", "สร"),
    Province("33", "ศรีสะเกษ", "ศก"),
    Province("34", "อุบลราชธานี", "อบ"),
    Province("35", "ยโสธร", "ยส"),
    Province("36", "ชัยภูมิ", "ชย"),
    Province("37", "อำนาจเจริญ", "อจ"),
    Province("38", "บึงกาฬ", "บก"),
    Province("39", "หนองบัวลำภู", "นภ"),
    Province("40", "ขอนแก่น", "ขก"),
    Province("41", "อุดรธานี", "อด"),
    Province("42", "เลย", "ลย"),
    Province("43", "หนองคาย", "นค"),
    Province("44", "มหาสารคาม", "มค"),
    Province("45", "ร้อยเอ็ด", "รอ"),
    Province("46", "กาฬสินธุ์", "กส"),
    Province("47", "สกลนคร", "สน"),
    Province("48", "นครพนม", "นพ"),
    Province("49", "มุกดาหาร", "มห"),
    Province("50", "เชียงใหม่", "ชม"),
    Province("51", "ลำพูน", "ลพ"),
    Province("52", "ลำปาง", "ลป"),
    Province("53", "อุตรดิตถ์", "อต"),
    Province("54", "แพร่", "พร"),
    Province("55", "น่าน", "นน"),
    Province("56", "พะเยา", "พย"),
    Province("57", "เชียงราย", "ชร"),
    Province("58", "แม่ฮ่องสอน", "มส"),
    Province("60", "นครสวรรค์", "นว"),
    Province("61", "อุทัยธานี", "อน"),
    Province("62", "กำแพงเพชร", "กพ"),
    Province("63", "ตาก", "ตก"),
    Province("64", "สุโขทัย", "สท"),
    Province("65", "พิษณุโลก", "พล"),
    Province("66", "พิจิตร", "พจ"),
    Province("67", "เพชรบูรณ์", "พช"),
    Province("70", "ราชบุรี", "รบ"),
    Province("71", "กาญจนบุรี", "กจ"),
    Province("72", "สุพรรณบุรี", "สพ"),
    Province("73", "นครปฐม", "นฐ"),
    Province("74", "สมุทรสาคร", "สค"),
    Province("75", "สมุทรสงคราม", "สส"),
    Province("76", "เพชรบุรี", "พบ"),
    Province("77", "ประจวบคีรีขันธ์", "ปข"),
    Province("80", "นครศรีธรรมราช", "นศ"),
    Province("81", "กระบี่", "กบ"),
    Province("82", "พังงา", "พง"),
    Province("83", "ภูเก็ต", "ภก"),
    Province("84", "สุราษฎร์ธานี", "สฎ"),
    Province("85", "ระนอง", "รน"),
    Province("86", "ชุมพร", "ชพ"),
    Province("90", "สงขลา", "สข"),
    Province("91", "สตูล", "สต"),
    Province("92", "ตรัง", "ตง"),
    Province("93", "พัทลุง", "พท"),
    Province("94", "ปัตตานี", "ปน"),
    Province("95", "ยะลา", "ยล"),
    Province("96", "นราธิวาส", "นธ"),
)

_BY_CODE = {each.code: each for each in PROVINCES}


def province(code: str) -> Province:
    """Return the province with a TIS 1099 code. Raises `UnknownProvince` if there is none."""
    try:
        return _BY_CODE[code]
    except KeyError:
        raise UnknownProvince(code) from None
