//! Trains.
mod crf;
mod features;
mod random;
