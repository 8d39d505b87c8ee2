//! The charset that a page declares in itself.

use encoding_rs::{REPLACEMENT, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use super::Charset;

/// How far into a page its declaration may begin. The HTML standard says 1024; scripts push it further
/// down in pages as they are saved.
const HEAD: usize = 8192;

/// The charset that bytes, which are not UTF-8, declare: in an XML declaration, or in a `<meta>`.
pub(super) fn declared(bytes: &[u8]) -> Option<Charset> {
    let head = bytes.get(..HEAD).unwrap_or(bytes).to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    let xml = head.trim_start().strip_prefix("<?xml").and_then(|rest| rest.split("?>").next());
    let metas = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let mut labels = xml.and_then(|it| value(it, "encoding")).into_iter();
    let of_metas = metas.filter_map(|it| value(it, "charset"));
    labels.by_ref().chain(of_metas).filter_map(Charset::of_label).find(|it| is_possible(*it))
}

/// Whether bytes that are not UTF-8, and have a declaration that can be read, may be in a charset.
pub(super) fn is_possible(Charset(encoding): Charset) -> bool {
    ![UTF_8, UTF_16BE, UTF_16LE, REPLACEMENT, X_USER_DEFINED].contains(&encoding)
}

/// What stands after `name` and a sign of equality, with or without quotation marks.
fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    text.match_indices(name).find_map(|(at, _)| {
        let rest = text.get(at + name.len()..)?.trim_start().strip_prefix('=')?;
        let rest = rest.trim_start().trim_start_matches(['"', '\'']);
        let is_in_label = |c: char| c.is_ascii_alphanumeric() || "-_.:".contains(c);
        let end = rest.find(|c| !is_in_label(c)).unwrap_or(rest.len());
        rest.get(..end).filter(|label| !label.is_empty())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn declarations() {
        let rows = [
            ("", None),
            ("<meta charset=big5>", Some("Big5")),
            ("<meta name=charset><meta charset = \"euc-kr\">", Some("EUC-KR")),
            ("<meta content='text/html;charset=gb2312' http-equiv=x>", Some("GBK")),
            ("<?xml version='1.0' encoding='ISO-8859-5'?>", Some("ISO-8859-5")),
            ("<p>charset=big5</p>", None),
            ("<meta charset=utf-8>", None),
            ("<meta charset=utf-16le>", None),
            ("<meta charset=nonsense><meta charset=big5>", Some("Big5")),
            ("<meta charset", None),
        ];
        for (page, wanted) in rows {
            assert_eq!(declared(page.as_bytes()).map(Charset::name), wanted, "{page}");
        }
        let far = format!("{}<meta charset=big5>", " ".repeat(HEAD));
        assert_eq!(declared(far.as_bytes()), None);
    }
}
