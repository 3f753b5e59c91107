//! The system's dialogs for files. Each stands on a thread of its own, for one that hangs must not hang the window.

use super::{Answer, Outcome, Purpose};
use crate::{
    import,
    review::file,
    ui::i18n::{Texts, Told},
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    time::{Duration, Instant},
};

/// A dialog that is refused faster than this was never there: no portal, no zenity.
const NO_DIALOG_WITHIN: Duration = Duration::from_millis(100);

/// Where a dialog answers to.
pub struct Asking {
    /// Where its answer goes.
    pub send: Sender<Outcome>,
    /// The window to wake.
    pub ctx: egui::Context,
}

impl Asking {
    /// Asks for files.
    pub fn files(self, purpose: Purpose, texts: &Texts) {
        self.ask(purpose, texts, rfd::FileDialog::pick_files);
    }

    /// Asks for a folder.
    pub fn folder(self, texts: &Texts) {
        self.ask(Purpose::Open, texts, |dialog| dialog.pick_folder().map(|path| vec![path]));
    }

    /// Asks where to save.
    pub fn save_path(self, purpose: Purpose, suggested: &Path, texts: &Texts) {
        let name = suggested.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let folder = suggested.parent().filter(|folder| folder.is_dir()).map(Path::to_owned);
        self.ask(purpose, texts, move |dialog| {
            let dialog = dialog.set_file_name(name);
            let dialog = if let Some(folder) = folder { dialog.set_directory(folder) } else { dialog };
            dialog.save_file().map(|path| vec![path])
        });
    }

    fn ask(
        self,
        purpose: Purpose,
        texts: &Texts,
        ask: impl FnOnce(rfd::FileDialog) -> Option<Vec<PathBuf>> + Send + 'static,
    ) {
        let Self { send, ctx } = self;
        let articles = import::EXTENSIONS.iter().copied();
        let (title, filter, endings): (_, _, Vec<&str>) = match purpose {
            Purpose::Open => ("dialog-open", "filter-articles", articles.chain([file::EXTENSION]).collect()),
            Purpose::Add => ("dialog-add", "filter-articles", articles.collect()),
            Purpose::Replace(_) | Purpose::Renew(_) => ("dialog-replace", "filter-articles", articles.collect()),
            Purpose::SaveAs => ("dialog-save", "filter-reviews", vec![file::EXTENSION]),
            Purpose::Export(format) => ("export-dialog", "export-filter", vec![format.extension()]),
        };
        let (filter, is_for_saving) = match purpose {
            Purpose::Export(format) => {
                (texts.say(&Told::new(filter).arg("name", format.extension().to_uppercase())), true)
            }
            _ => (texts.get(filter), purpose == Purpose::SaveAs),
        };
        let dialog = rfd::FileDialog::new().set_title(texts.get(title)).add_filter(filter, &endings);
        let dialog = if is_for_saving { dialog } else { dialog.add_filter(texts.get("filter-all"), &["*"]) };
        std::thread::spawn(move || {
            let start = Instant::now();
            let answer = match catch_unwind(AssertUnwindSafe(|| ask(dialog))) {
                Ok(Some(paths)) => Answer::Paths(paths),
                Ok(None) if start.elapsed() >= NO_DIALOG_WITHIN => Answer::Nothing,
                Ok(None) | Err(_) => Answer::NoDialog,
            };
            let _ = send.send(Outcome::Chosen { purpose, answer });
            ctx.request_repaint();
        });
    }
}
