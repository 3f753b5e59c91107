//! How long a frame of the window takes: `cargo bench --bench frames`.
//!
//! Eight versions of 500 rows with some 2,000 differences, drawn without a screen: a person scrolls, types into find,
//! walks with `n`, or pulls at the window's edge. Told are a frame's building (input, update, layout, painting into
//! shapes) and its tessellation into triangles; what the graphics card does after that is not in it. The times are
//! those of the clock, so measure while nothing else works.

use egui::{
    Event, Key, Modifiers, MouseWheelSource, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, Vec2, pos2, vec2,
};
use sammenhold::{
    collate::{Collation, Pair, Row},
    diff::{Aspect, Difference, Kind, Reason},
    text::{LanguageSource, Paragraph, Place, Role, Version},
    ui::{Action, App, Command, InterfaceLanguage, Outcome, Purpose, Settings, ThemeChoice},
};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
    time::{Duration, Instant},
};

const VERSIONS: usize = 8;
const ROWS: usize = 500;
/// Differences in a row.
const IN_A_ROW: usize = 4;
const FRAMES: usize = 400;
const SIZE: Vec2 = vec2(1400.0, 900.0);
/// What is typed into find, a letter every few frames, and taken away again.
const SOUGHT: &str = "broen over åen";
const FRAMES_A_LETTER: usize = 4;
const KINDS: [Kind; 5] = [Kind::Changed, Kind::Added, Kind::LeftOut, Kind::Moved, Kind::Untranslated];
const LANGUAGES: [&str; VERSIONS] = ["da", "en", "de", "sv", "nb", "fr", "es", "pl"];
/// Made-up words of usual lengths.
const WORDS: [&str; 24] = [
    "broen",
    "over",
    "åen",
    "kommunen",
    "har",
    "sat",
    "1.500",
    "kroner",
    "af",
    "til",
    "arbejdet",
    "som",
    "begynder",
    "i",
    "maj",
    "naboerne",
    "klagede",
    "borgmesteren",
    "er",
    "tilfreds",
    "med",
    "forventningerne",
    "og",
    "sommeren",
];

fn main() {
    println!("{VERSIONS} versions, {ROWS} rows, {} differences, {FRAMES} frames each; milliseconds", ROWS * IN_A_ROW);
    println!("{:<22}{:>21}   {:>21}", "", "building", "tessellating");
    println!("{:<22}{:>7}{:>7}{:>7}   {:>7}{:>7}{:>7}", "", "p50", "p95", "max", "p50", "p95", "max");
    measure("standing still", FRAMES, |_, _| Vec::new());
    measure("scrolling", FRAMES, |_, _| vec![wheel(-40.0)]);
    measure("typing into find", FRAMES, typing);
    measure("walking with n", FRAMES, |_, _| key(Key::N));
    measure("resizing", FRAMES, |window, frame| {
        window.size.x = SIZE.x - (frame % 200) as f32 * 2.0;
        Vec::new()
    });
}

/// A window without a screen.
struct Window {
    ctx: egui::Context,
    app: App,
    size: Vec2,
    frame: usize,
}

/// How long building and tessellating took.
type Times = [Duration; 2];

/// How long a cancelled comparison may still take.
const UNTIL_STOPPED: Duration = Duration::from_secs(3);

impl Window {
    /// With the versions open, and how long the first frame that shows them took.
    fn open() -> (Self, Times) {
        let ctx = egui::Context::default();
        let settings =
            Settings { language: InterfaceLanguage::English, theme: ThemeChoice::Light, ..Settings::default() };
        let app = App::new(&ctx, settings, None);
        let mut window = Self { ctx, app, size: SIZE, frame: 0 };
        window.draw(Vec::new());
        for command in opening(&window.app) {
            window.app.send(command);
        }
        // The real comparison began as well; it must not work beside what is measured.
        window.app.send(Command::Do(Action::CancelJob));
        std::thread::sleep(UNTIL_STOPPED);
        let first = window.draw(vec![Event::PointerMoved(pos2(SIZE.x / 2.0, SIZE.y / 2.0))]);
        (window, first)
    }

    fn draw(&mut self, events: Vec<Event>) -> Times {
        self.frame += 1;
        let input = RawInput {
            screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)),
            time: Some(self.frame as f64 / 60.0),
            events,
            ..RawInput::default()
        };
        let start = Instant::now();
        let output = self.ctx.run_ui(input, |ui| self.app.body(ui));
        let built = start.elapsed();
        let primitives = self.ctx.tessellate(output.shapes, output.pixels_per_point);
        let tessellated = start.elapsed() - built;
        assert!(!primitives.is_empty(), "a frame is empty");
        [built, tessellated]
    }
}

/// Draws so many frames with the events that belong to each, and prints how long they took.
fn measure(name: &str, frames: usize, events: impl Fn(&mut Window, usize) -> Vec<Event>) {
    let (mut window, first) = Window::open();
    // Heights are measured over many frames after opening, and only while drawing; that is not what is asked here.
    for _ in 0..frames {
        window.draw(Vec::new());
    }
    let times: Vec<Times> = (0..frames)
        .map(|frame| {
            let events = events(&mut window, frame);
            window.draw(events)
        })
        .collect();
    let told = [0, 1].map(|part| {
        let mut sorted: Vec<f64> = times.iter().map(|times| milliseconds(times[part])).collect();
        sorted.sort_by(f64::total_cmp);
        let at = |share: f64| sorted[((sorted.len() - 1) as f64 * share).round() as usize];
        format!("{:>7.2}{:>7.2}{:>7.2}", at(0.5), at(0.95), at(1.0))
    });
    println!("{name:<22}{}   {}   (first frame {:.1})", told[0], told[1], milliseconds(first[0] + first[1]));
}

fn milliseconds(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

fn typing(window: &mut Window, frame: usize) -> Vec<Event> {
    if frame == 0 {
        window.app.send(Command::Do(Action::Find));
        return Vec::new();
    }
    if !frame.is_multiple_of(FRAMES_A_LETTER) {
        return Vec::new();
    }
    let letters: Vec<char> = SOUGHT.chars().collect();
    let step = frame / FRAMES_A_LETTER % (2 * letters.len());
    match letters.get(step) {
        Some(letter) => vec![Event::Text(letter.to_string())],
        None => key(Key::Backspace),
    }
}

fn wheel(by: f32) -> Event {
    let (unit, phase, source) = (MouseWheelUnit::Point, TouchPhase::Move, MouseWheelSource::Wheel);
    Event::MouseWheel { unit, delta: vec2(0.0, by), phase, source, modifiers: Modifiers::NONE }
}

fn key(key: Key) -> Vec<Event> {
    let event = |pressed| Event::Key { key, physical_key: None, pressed, repeat: false, modifiers: Modifiers::NONE };
    vec![event(true), event(false)]
}

/// What opens the versions as if threads had read and compared them.
fn opening(app: &App) -> Vec<Command> {
    let generation = app.state().generation + 1;
    let versions: Vec<Version> = (0..VERSIONS).map(version).collect();
    let collation = Arc::new(collation(&versions));
    let paths: Vec<PathBuf> = versions.iter().map(|version| Path::new("/nowhere").join(&version.name)).collect();
    let read = Outcome::Versions {
        generation,
        purpose: Purpose::Open,
        paths: paths.clone(),
        documents: versions.into_iter().map(Into::into).collect(),
        problems: Vec::new(),
    };
    let collated = Outcome::Collated { generation: generation + 1, collation };
    vec![Command::Open(paths), Command::Came(read), Command::Came(collated)]
}

fn version(number: usize) -> Version {
    let paragraph = |row: usize| {
        // 30 to 150 words, as in a report.
        let words = (0..30 + row * 37 % 120).map(|word| WORDS[(word * 7 + row * 5 + number) % WORDS.len()]);
        Paragraph::new(format!("{}.", words.collect::<Vec<_>>().join(" ")), Role::Body)
    };
    let paragraphs = (0..ROWS).map(paragraph).collect();
    let name = format!("report.{}.txt", LANGUAGES[number]);
    let language = LANGUAGES[number].parse().expect("a language's tag");
    Version::new(name, paragraphs).with_language(language, LanguageSource::Declared)
}

fn collation(versions: &[Version]) -> Collation {
    let pairs = (1..VERSIONS).map(|version| Pair { version, ..Pair::default() }).collect();
    let rows = (0..ROWS).map(|row| Row { cells: vec![vec![row]; VERSIONS] }).collect();
    let differences = (0..ROWS * IN_A_ROW).map(|number| difference(number, versions)).collect();
    Collation { base: 0, pairs, rows, differences, ..Collation::default() }
}

fn difference(number: usize, versions: &[Version]) -> Difference {
    let (row, kind) = (number / IN_A_ROW, KINDS[number % KINDS.len()]);
    let version = 1 + number % (VERSIONS - 1);
    // Some words, at another place in the paragraph for each difference of the row.
    let place = |version: usize| {
        let length = versions[version].paragraphs[row].text.chars().count();
        let start = length * (number % IN_A_ROW) / IN_A_ROW;
        vec![Place::new(row, start, (start + 8 + number % 30).min(length))]
    };
    Difference {
        version,
        group: number,
        kind,
        aspect: Aspect::Words,
        base_spans: if kind == Kind::Added { Vec::new() } else { place(0) },
        version_spans: if kind == Kind::LeftOut { Vec::new() } else { place(version) },
        confidence: if number.is_multiple_of(5) { 0.4 } else { 0.9 },
        rank: number + 1,
        reason: Reason::NoCounterpart { best: 0.1 },
    }
}
