//! STAND-IN until `interview_parser::decoder` exists.
use interview_model::SegmentKind;

pub(crate) const KINDS: [SegmentKind; 8] = [
    SegmentKind::Title,
    SegmentKind::Intro,
    SegmentKind::Question,
    SegmentKind::Answer,
    SegmentKind::Heading,
    SegmentKind::Aside,
    SegmentKind::Credit,
    SegmentKind::Bio,
];
pub(crate) const FEATURE_COUNT: usize = 4096;

#[derive(Debug, Clone, Default)]
pub(crate) struct Observations {
    lines: Vec<usize>,
    features: Vec<u32>,
    starts: Vec<u32>,
}

impl Observations {
    #[allow(dead_code)]
    pub(crate) fn from_rows(rows: impl Iterator<Item = Vec<u32>>) -> Self {
        let mut seen = Self::default();
        for row in rows {
            seen.lines.push(seen.lines.len() + 1);
            seen.starts.push(seen.features.len() as u32);
            seen.features.extend(row);
        }
        seen
    }
    pub(crate) fn len(&self) -> usize {
        self.lines.len()
    }
    pub(crate) fn features_of(&self, at: usize) -> &[u32] {
        let start = self.starts[at] as usize;
        let end = self.starts.get(at + 1).map_or(self.features.len(), |&end| end as usize);
        &self.features[start..end]
    }
    pub(crate) fn line_of(&self, at: usize) -> usize {
        self.lines[at]
    }
}

pub(crate) fn observe(source: &str) -> Observations {
    let all: Vec<&str> = source.lines().collect();
    let lines: Vec<(usize, &str)> = all
        .iter()
        .enumerate()
        .map(|(at, line)| (at, line.trim()))
        .filter(|(_, line)| !line.is_empty())
        .collect();
    let shape = |at: Option<usize>| {
        let Some((_, line)) = at.and_then(|at| lines.get(at)) else { return 0 };
        let end = match line.chars().last() {
            Some('?' | '？') => 1,
            Some('.' | '。') => 2,
            Some(':') => 3,
            Some('…' | '!') => 4,
            Some(c) if c.is_alphanumeric() => 5,
            _ => 6,
        };
        let long = [20, 50, 100, 200, 400].iter().filter(|&&cut| line.len() > cut).count();
        1 + end * 6 + long as u32
    };
    let first = lines.iter().position(|(_, line)| line.contains(['?', '？']));
    let mut seen = Observations::default();
    for (at, &(number, line)) in lines.iter().enumerate() {
        seen.lines.push(number + 1);
        seen.starts.push(seen.features.len() as u32);
        seen.features.push(shape(Some(at)));
        seen.features.push(64 + shape(at.checked_sub(1)));
        seen.features.push(128 + shape(Some(at + 1)));
        seen.features.push(192 + at.min(4) as u32);
        seen.features.push(200 + (lines.len() - at).min(4) as u32);
        seen.features.push(210 + u32::from(first.is_none_or(|first| at < first)));
        seen.features.push(220 + u32::from(line.contains(':')));
        seen.features.push(1000 + shape(Some(at)) * 2 + u32::from(first.is_none_or(|first| at < first)));
        if number > 0 && !all[number - 1].trim().is_empty() {
            seen.features.push(222);
        }
    }
    seen
}

#[derive(Debug, Clone)]
pub(crate) struct Weights {
    pub(crate) emissions: Vec<[f32; 8]>,
    pub(crate) transitions: [[f32; 8]; 8],
    pub(crate) initial: [f32; 8],
}

impl Weights {
    pub(crate) fn decode(&self, seen: &Observations) -> Vec<SegmentKind> {
        let mut best: Vec<[f32; 8]> = Vec::new();
        let mut from: Vec<[usize; 8]> = Vec::new();
        for at in 0..seen.len() {
            let mut row = [0.0; 8];
            for &f in seen.features_of(at) {
                for (a, b) in row.iter_mut().zip(&self.emissions[f as usize]) {
                    *a += b;
                }
            }
            let mut back = [0; 8];
            for j in 0..8 {
                if let Some(before) = best.last() {
                    let (i, s) = (0..8)
                        .map(|i| (i, before[i] + self.transitions[i][j]))
                        .max_by(|a, b| a.1.total_cmp(&b.1))
                        .unwrap();
                    row[j] += s;
                    back[j] = i;
                } else {
                    row[j] += self.initial[j];
                }
            }
            best.push(row);
            from.push(back);
        }
        let mut labels = Vec::new();
        let Some(last) = best.last() else { return labels };
        let mut j = (0..8).max_by(|&a, &b| last[a].total_cmp(&last[b])).unwrap();
        for back in from.iter().rev() {
            labels.push(KINDS[j]);
            j = back[j];
        }
        labels.reverse();
        labels
    }
}
