//! JSON as it stands in pages, with where each string stands.
//!
//! `serde_json` reads the strings, but says not where they stand, and refuses what is broken elsewhere. Here
//! is looked for strings and what they are in; what else there is does not matter.

use interview_model::Span;

/// The objects and arrays of a text and the strings in them.
#[derive(Debug)]
pub(crate) struct Json<'a> {
    source: &'a str,
    items: Vec<Item>,
}

/// A string, an object or an array.
#[derive(Debug)]
struct Item {
    sort: Sort,
    /// Its key, in an object.
    key: Option<Span>,
    /// The number after that of the last item in it.
    end: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Sort {
    Object,
    Array,
    /// A string, with its quotation marks.
    Text(Span),
}

/// A string, and where it stands, without its quotation marks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Text {
    pub(crate) value: String,
    pub(crate) span: Span,
}

/// The deepest that objects and arrays are nested.
const DEEPEST: usize = 64;

impl<'a> Json<'a> {
    /// What stands at a span of a source.
    pub(crate) fn of(source: &'a str, span: Span) -> Self {
        let mut json = Self { source, items: Vec::new() };
        let mut open: Vec<usize> = Vec::new();
        let mut key = None;
        let mut at = span.start;
        while let Some(byte) = source.as_bytes().get(at).filter(|_| at < span.end) {
            let mut next = at + 1;
            match byte {
                b'{' | b'[' if open.len() < DEEPEST => {
                    let sort = if *byte == b'{' { Sort::Object } else { Sort::Array };
                    open.push(json.push(sort, key.take()));
                }
                b'}' | b']' => {
                    let end = json.items.len();
                    if let Some(item) = open.pop().and_then(|it| json.items.get_mut(it)) {
                        item.end = end;
                    }
                    key = None;
                }
                b',' => key = None,
                b'"' => {
                    next = string_end(source, at, span.end);
                    let text = Span::new(at, next);
                    let rest = source.get(next..span.end).unwrap_or_default();
                    if key.is_none() && rest.trim_start().starts_with(':') {
                        key = Some(text);
                    } else {
                        json.push(Sort::Text(text), key.take());
                    }
                }
                _ => {}
            }
            at = next;
        }
        let end = json.items.len();
        for number in open {
            if let Some(item) = json.items.get_mut(number) {
                item.end = end;
            }
        }
        json
    }

    fn push(&mut self, sort: Sort, key: Option<Span>) -> usize {
        let number = self.items.len();
        self.items.push(Item { sort, key, end: number + 1 });
        number
    }

    /// All objects.
    pub(crate) fn objects(&self) -> impl Iterator<Item = usize> {
        let items = self.items.iter().enumerate();
        items.filter(|(_, item)| item.sort == Sort::Object).map(|(number, _)| number)
    }

    /// The strings that an object has under a key: one, or those of an array.
    pub(crate) fn strings(&self, object: usize, key: &str) -> impl Iterator<Item = Text> {
        self.values(object, key).into_iter().filter_map(|number| self.text(number))
    }

    /// The names of those who are under a key of an object: strings, or the names of objects.
    pub(crate) fn names(&self, object: usize, key: &str) -> Vec<Text> {
        let mut names = Vec::new();
        for number in self.values(object, key) {
            names.extend(self.text(number));
            names.extend(self.strings(number, "name"));
        }
        names
    }

    /// What is under a key of an object; of an array, what is in it.
    fn values(&self, object: usize, key: &str) -> Vec<usize> {
        let mut values = Vec::new();
        for number in self.children(object) {
            let Some(item) = self.items.get(number) else { continue };
            if item.key.is_none_or(|span| unquoted(span).slice(self.source) != Some(key)) {
                continue;
            }
            match item.sort {
                Sort::Array => values.extend(self.children(number)),
                Sort::Object | Sort::Text(_) => values.push(number),
            }
        }
        values
    }

    /// The items in an object or array itself.
    fn children(&self, number: usize) -> impl Iterator<Item = usize> {
        let end = self.items.get(number).map_or(0, |item| item.end);
        let mut next = number + 1;
        std::iter::from_fn(move || {
            let child = next;
            let item = self.items.get(child).filter(|_| child < end)?;
            next = item.end.max(child + 1);
            Some(child)
        })
    }

    fn text(&self, number: usize) -> Option<Text> {
        let Sort::Text(span) = self.items.get(number)?.sort else { return None };
        let value = serde_json::from_str(span.slice(self.source)?).ok()?;
        Some(Text { value, span: unquoted(span) })
    }
}

/// Where the string ends that begins at a quotation mark.
fn string_end(source: &str, at: usize, end: usize) -> usize {
    let mut is_escaped = false;
    let bytes = source.as_bytes().get(at + 1..end).unwrap_or_default();
    for (place, byte) in bytes.iter().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' => is_escaped = true,
            b'"' => return at + 1 + place + 1,
            _ => {}
        }
    }
    end
}

fn unquoted(span: Span) -> Span {
    Span::new(span.start + 1, span.end.saturating_sub(1).max(span.start + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(source: &str, key: &str) -> Vec<String> {
        let json = Json::of(source, Span::new(0, source.len()));
        let texts = json.objects().flat_map(|object| json.names(object, key));
        texts.map(|text| format!("{}={}", text.span.slice(source).unwrap(), text.value)).collect()
    }

    #[test]
    fn strings_are_found_where_they_stand() {
        let rows: [(&str, &[&str]); 9] = [
            (r#"{"a": "b"}"#, &["b=b"]),
            (r#"{"a": "b\u00e9\"c"}"#, &[r#"b\u00e9\"c=bé"c"#]),
            (r#"{"a": ["b", "c"]}"#, &["b=b", "c=c"]),
            (r#"{"a": {"x": 1, "name": "b"}}"#, &["b=b"]),
            (r#"{"a": [{"name": "b"}, {"name": "c"}]}"#, &["b=b", "c=c"]),
            (r#"{"@graph": [{"b": {"a": "c"}}], "x": "a"}"#, &["c=c"]),
            (r#"{"b": "a", "a": null, "c": "d"}"#, &[]),
            (r#"{"a": "b" "c": ["#, &["b=b"]),
            (r#"{"a": "b"#, &[]),
        ];
        for (source, wanted) in rows {
            assert_eq!(said(source, "a"), wanted, "{source}");
        }
    }
}
