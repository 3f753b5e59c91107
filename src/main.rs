//! The program: arguments to command line or window.

fn main() -> std::process::ExitCode {
    #[cfg(feature = "gui")]
    if let Err(error) = sammenhold::ui::run(std::env::args_os().skip(1).map(Into::into).collect()) {
        eprintln!("sammenhold: {error}");
        return std::process::ExitCode::from(2);
    }
    std::process::ExitCode::SUCCESS
}
