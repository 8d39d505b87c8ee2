//! What can be told from one block alone. Each production sees one text and matches or does not;
//! what the article as a whole makes of it is decided elsewhere.

pub(crate) mod apart;
pub(crate) mod caption;
pub(crate) mod code;
pub(crate) mod credit;
pub(crate) mod date;
pub(crate) mod description;
pub(crate) mod direction;
pub(crate) mod ending;
pub(crate) mod examination;
pub(crate) mod front_matter;
pub(crate) mod heading;
pub(crate) mod label;
pub(crate) mod legend;
pub(crate) mod mark;
pub(crate) mod page;
pub(crate) mod person;
pub(crate) mod sign_off;
pub(crate) mod tape;
pub(crate) mod time;
