use std::sync::LazyLock;

use super::table::Lexicon;
use super::tokens::tokens;
use crate::letters::is_alphabetic;

macro_rules! languages {
    ($($name:ident $code:literal),* $(,)?) => {
        /// A language with a word list.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(crate) enum Language { $($name),* }

        impl Language {
            pub(crate) const ALL: [Self; [$($code),*].len()] = [$(Self::$name),*];

            /// The ISO 639-1 code.
            pub(crate) const fn code(self) -> &'static str {
                match self { $(Self::$name => $code),* }
            }

            /// The word list.
            pub(super) const fn data(self) -> &'static str {
                match self {
                    $(Self::$name => include_str!(concat!("../../data/words/", $code, ".txt"))),*
                }
            }
        }
    };
}

languages! {
    English "en", Spanish "es", Portuguese "pt", French "fr", German "de", Italian "it",
    Dutch "nl", Russian "ru", Chinese "zh", Japanese "ja", Korean "ko", Arabic "ar",
    Polish "pl", Ukrainian "uk", Bulgarian "bg", Slovenian "sl", Czech "cs", Swedish "sv",
    Greek "el", Turkish "tr",
}

impl Language {
    /// The language of an ISO 639-1 code; what follows a hyphen (`pt-BR`) does not count.
    pub(crate) fn of_code(code: &str) -> Option<Self> {
        let code = code.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(code))
    }
}

/// How many bytes of a text are enough to tell its language: mostly the fewer.
const SAMPLES: [usize; 2] = [256, 1024];

/// The language in which most function words of the text's beginning are; `None` where there are
/// too few to tell.
pub(crate) fn detect(text: &str) -> Option<Language> {
    let samples = SAMPLES.map(|length| text.get(..text.floor_char_boundary(length)));
    let [short, long] = samples.map(Option::unwrap_or_default);
    by_script(long).or_else(|| {
        let votes = Votes::of(short);
        if votes.are_clear() { votes.most() } else { Votes::of(long).most() }
    })
}

/// The languages that their script tells apart.
fn by_script(sample: &str) -> Option<Language> {
    // The first bytes of the characters of these scripts.
    let has_begun = |any, byte| any | (0xe3..=0xed).contains(&byte);
    if !sample.bytes().fold(false, has_begun) {
        return None;
    }
    let (mut kana, mut han, mut hangul, mut letters) = (0, 0, 0, 0);
    for c in sample.chars().filter(|c| is_alphabetic(*c)) {
        letters += 1;
        match c {
            '\u{3041}'..='\u{30ff}' => kana += 1,
            '\u{3400}'..='\u{9fff}' => han += 1,
            '\u{ac00}'..='\u{d7a3}' => hangul += 1,
            _ => {}
        }
    }
    // A Latin letter is a smaller part of a word than an ideograph: a sixth of the letters tells.
    let enough = |count: usize| count * 6 > letters;
    if enough(kana + han) && kana * 8 > han {
        Some(Language::Japanese)
    } else if enough(han) {
        Some(Language::Chinese)
    } else if enough(hangul) {
        Some(Language::Korean)
    } else {
        None
    }
}

/// How many function words of each language a text has.
struct Votes([u32; Language::ALL.len()]);

impl Votes {
    fn of(sample: &str) -> Self {
        static FUNCTION_WORDS: LazyLock<Lexicon> = LazyLock::new(Lexicon::of_function_words);
        let mut votes = [0; Language::ALL.len()];
        tokens(sample, &FUNCTION_WORDS).for_each(|token| {
            for language in token.word.places() {
                if let Some(vote) = votes.get_mut(language) {
                    *vote += 1;
                }
            }
        });
        Self(votes)
    }

    /// Whether one language has many more than all others.
    fn are_clear(&self) -> bool {
        let most = self.0.iter().copied().max().unwrap_or_default();
        let near = self.0.iter().filter(|votes| **votes * 2 > most).count();
        most >= 8 && near == 1
    }

    /// The first language that has the most of them, if they are more than two.
    fn most(&self) -> Option<Language> {
        let most = self.0.iter().copied().max().filter(|most| *most >= 3)?;
        Language::ALL.into_iter().zip(self.0).find(|(_, votes)| *votes == most).map(|(it, _)| it)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn languages_of_texts() {
        let rows = [
            ("The boats are in the shed and nobody has seen them since the war.", Some("en")),
            ("Los barcos están en el cobertizo y nadie los ha visto desde la guerra.", Some("es")),
            (
                "Die Boote liegen im Schuppen, und niemand hat sie seit dem Krieg gesehen.",
                Some("de"),
            ),
            (
                "Les bateaux sont dans le hangar et personne ne les a vus depuis la guerre.",
                Some("fr"),
            ),
            (
                "Лодки стоят в сарае, и никто их не видел с тех пор, как кончилась война.",
                Some("ru"),
            ),
            ("船は小屋にあって、戦争が終わってから誰も見ていません。", Some("ja")),
            ("船都在棚子里，战争结束以后没有人见过它们。", Some("zh")),
            ("배들은 헛간에 있고 전쟁이 끝난 뒤로 아무도 보지 못했다.", Some("ko")),
            ("12:30", None),
        ];
        for (text, wanted) in rows {
            assert_eq!(detect(text).map(Language::code), wanted, "{text}");
        }
    }
}
