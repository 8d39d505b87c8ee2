//! Captions as inputs.

use crate::support::Place;

const SRT: &str = "\
1
00:00:01,000 --> 00:00:02,500
Q: Why

2
00:00:02,500 --> 00:00:04,000
bees?

3
00:00:04,200 --> 00:00:05,000
A: They dance.
";

const HEADER: &str = "source,turn,section,role,speaker,label,text,start,end,start_ms,end_ms\n";

/// The turns of [`SRT`].
fn turns(source: &str) -> String {
    format!(
        "{source},1,,question,,Q,Why bees?,32,77,1000,4000\n\
         {source},2,,answer,,A,They dance.,111,125,4200,5000\n"
    )
}

#[test]
fn captions_are_told_by_their_text() {
    let place = Place::with(&[("talk", SRT.as_bytes())]);
    let run = place.run("convert --rows turn talk");
    assert_eq!(run.stdout, format!("{HEADER}{}", turns("talk")));
    assert_eq!((run.status, run.stderr.as_str()), (Some(0), ""));
}

#[test]
fn a_folder_gives_its_captions_too() {
    let vtt = format!("WEBVTT\n\n{}", SRT.replace(',', "."));
    let place = Place::with(&[
        ("talks/b.vtt", vtt.as_bytes()),
        ("talks/a.SRT", SRT.as_bytes()),
        ("talks/c.sub", SRT.as_bytes()),
    ]);
    let run = place.run("convert --rows turn talks");
    assert!(run.stdout.contains(&turns("talks/a.SRT")), "{run:?}");
    assert!(
        run.stdout.contains("\ntalks/b.vtt,1,,question,,Q,Why bees?,40,85,1000,4000\n"),
        "{run:?}"
    );
    assert_eq!(run.stdout.lines().count(), 5);
}

#[test]
fn the_caller_may_name_the_format() {
    let place = Place::with(&[("talk.txt", SRT.as_bytes())]);
    let run = place.run("convert --from text --to jsonl --rows segment talk.txt");
    let number = r#"{"source":"talk.txt","segment":0,"role":"timestamp","#;
    assert!(!run.stdout.starts_with(number), "{run:?}");
    let run = place.run("convert --from vtt --to jsonl --rows segment talk.txt");
    assert!(run.stdout.starts_with(number), "{run:?}");
    let run = place.run("convert --from sub talk.txt");
    assert_eq!(run.status, Some(2));
    assert!(run.stderr.contains("[possible values: text, markdown, "), "{run:?}");
}

#[test]
fn turns_are_what_is_explained() {
    let place = Place::with(&[("talk.srt", SRT.as_bytes())]);
    let run = place.run("explain talk.srt");
    let lines: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("talk.srt:")).collect();
    let [question, answer] = &lines[..] else { unreachable!("{run:?}") };
    assert!(question.starts_with("talk.srt:3: question "), "{run:?}");
    assert!(answer.starts_with("talk.srt:11: answer "), "{run:?}");
}
