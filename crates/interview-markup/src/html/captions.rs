//! Which elements are captions by where they stand: beside a picture, in a box of its own or in the
//! middle of the line.

use super::node::{Level, Node};
use super::tree::Page;
use super::weigh::Weight;

/// Which elements are captions.
pub(crate) fn captions(page: &Page<'_>, sums: &[Weight]) -> Vec<bool> {
    let mut captions = vec![false; page.nodes.len()];
    // For each element, the last block in it so far.
    let mut before: Vec<usize> = vec![0; page.nodes.len()];
    let weight = |number: usize| sums.get(number).copied().unwrap_or_default();
    for (number, node) in page.nodes.iter().enumerate().skip(1) {
        if node.level != Level::Block {
            continue;
        }
        let Some(last) = before.get_mut(node.parent) else { continue };
        let above = std::mem::replace(last, number);
        let own = weight(number);
        if own.text == 0 || own.text > LONGEST || own.pictures > 0 || own.headings > 0 {
            continue;
        }
        let outer = weight(node.parent);
        let in_box = page.node(node.parent).is_some_and(|it| it.is("div") || it.is("figure"))
            && outer.pictures > 0
            && outer.text == own.text
            && !page.children(number).any(|inner| is_block(page, inner));
        let above = weight(above);
        let below_picture = above.pictures > 0 && above.text == 0 && is_centred(node);
        if let Some(caption) = captions.get_mut(number).filter(|_| in_box || below_picture) {
            *caption = true;
        }
    }
    captions
}

fn is_block(page: &Page<'_>, number: usize) -> bool {
    page.node(number).is_some_and(|node| node.level == Level::Block)
}

/// The longest caption, in bytes.
const LONGEST: usize = 250;

/// Whether the text of an element stands in the middle of the line.
fn is_centred(node: &Node) -> bool {
    let align = node.tag.attribute("align").is_some_and(|it| it.eq_ignore_ascii_case("center"));
    align || node.is("center") || node.declares("text-align", "center")
}
