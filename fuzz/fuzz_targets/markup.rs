#![no_main]

use interview_properties::Target;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| Target::Markup.run(bytes).unwrap());
