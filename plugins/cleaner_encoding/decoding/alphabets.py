"""The letters beyond ASCII of languages in Latin script, in small letters.

From the exemplar characters of the Unicode CLDR (https://cldr.unicode.org), with those that the
spelling of loan words and older spellings add. A language whose letters are all among those of
another one needs no line.
"""

ALPHABETS = {
    "Albanian": "çë",
    "Catalan": "àçèéíïòóúü",
    "Croatian, Serbian, Slovene": "čćđšž",
    "Czech": "áčďéěíňóřšťúůýžöü",
    "Danish and Norwegian": "æøåéèêóòôàäöü",
    "Dutch": "áàäâéèëêíïóöôúüûç",
    "Estonian": "äõöüšž",
    "Faroese and Icelandic": "áæðéíóöøþúý",
    "Finnish and Swedish": "äöåéàáüšž",
    "French": "àâæçéèêëîïôœùûüÿ",
    "German": "äöüßéèà",
    "Hungarian": "áéíóöőúüű",
    "Irish and Gaelic": "áéíóúàèìòù",
    "Italian": "àèéìíîòóùú",
    "Latvian": "āčēģīķļņšūžōŗ",
    "Lithuanian": "ąčęėįšųūž",
    "Polish": "ąćęłńóśźż",
    "Portuguese": "àáâãçéêíóôõúü",
    "Romanian": "ăâîşţșț",
    "Slovak": "áäčďéíĺľňóôŕšťúýž",
    "Spanish": "áéíñóúüçªº",
    "Turkish": "âçğıİîöşûü",
    "Vietnamese": "ăâđêôơưàảãáạèẻẽéẹìỉĩíịòỏõóọùủũúụỳỷỹýỵ"
    "ằẳẵắặầẩẫấậềểễếệồổỗốộờởỡớợừửữứự\u0300\u0301\u0303\u0309\u0323",
    "Welsh": "àáâäèéêëìíîïòóôöùúûüŵŷýÿ",
}
