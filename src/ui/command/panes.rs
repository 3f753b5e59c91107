//! The parts of the window that F6 goes through: toolbar, grid, side panel, lower panel. Panels are drawn under these
//! names; the grid is where the keys go when no widget has the focus.

use egui::{Context, Id, IdSalt, LayerId, Rect, containers::panel::PanelState};

/// The panel of menus and tools.
pub const TOP: &str = "menu";
/// The panels that may stand beside the grid.
pub const SIDE: &[&str] = &["side"];
/// The panels that may stand below the grid.
pub const BELOW: &[&str] = &["below", "stacked"];

/// The id of the field for what is looked for.
pub fn find_field() -> Id {
    Id::unique("find field")
}

/// Moves the focus to the next part of the window, whose panels are drawn in the area with the id `root`.
pub fn next(ctx: &Context, root: Id) {
    let focused = ctx.memory(|memory| memory.focused());
    let parts: Vec<Vec<Id>> = [&[TOP][..], SIDE, BELOW].iter().map(|names| widgets(ctx, root, names)).collect();
    let here = focused.and_then(|focused| parts.iter().position(|part| part.contains(&focused)));
    // The grid stands between the toolbar and the side panel.
    let order: &[Option<usize>] = match here {
        Some(0) => &[None],
        None => &[Some(1), Some(2), Some(0)],
        Some(1) => &[Some(2), Some(0)],
        Some(_) => &[Some(0)],
    };
    let target = order.iter().find_map(|part| match part {
        None => Some(None),
        Some(part) => parts[*part].first().map(|first| Some(*first)),
    });
    ctx.memory_mut(|memory| match target.flatten() {
        Some(first) => memory.request_focus(first),
        None => {
            if let Some(focused) = focused {
                memory.surrender_focus(focused);
            }
        }
    });
}

/// What can have the focus in the panels of these names, as it was drawn last.
fn widgets(ctx: &Context, root: Id, names: &[&str]) -> Vec<Id> {
    let panels: Vec<(Id, Rect)> = names
        .iter()
        .map(|name| root.with_salt(IdSalt::new(*name)))
        .filter_map(|id| Some((id, PanelState::load(ctx, id)?.outer_rect)))
        .collect();
    ctx.viewport(|viewport| {
        let drawn = &viewport.prev_pass.widgets;
        // A closed panel's place is still known, but the edge that it is resized by is not drawn any more.
        let is_open = |id: Id| names.contains(&TOP) || drawn.contains(id.with("__resize"));
        let rects: Vec<Rect> = panels.iter().filter(|(id, _)| is_open(*id)).map(|(_, rect)| *rect).collect();
        let is_inside = |rect: Rect| rects.iter().any(|panel| panel.contains(rect.center()));
        let focusable = drawn
            .get_layer(LayerId::background())
            .filter(|widget| widget.enabled && widget.sense.is_focusable() && is_inside(widget.rect));
        focusable.map(|widget| widget.id).collect()
    })
}
