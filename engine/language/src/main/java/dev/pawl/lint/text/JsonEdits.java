package dev.pawl.lint.text;

import com.fasterxml.jackson.databind.JsonNode;
import dev.pawl.lint.text.Change.Append;
import dev.pawl.lint.text.Change.Put;
import dev.pawl.lint.text.Change.Remove;
import dev.pawl.lint.text.Change.Rename;
import dev.pawl.lint.text.Change.Replace;
import dev.pawl.lint.text.Span.Found;
import dev.pawl.lint.text.Span.Part;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Gathers changes of one JSON text, and makes them all at once. */
public final class JsonEdits {
    private final String text;
    private final Span whole;
    private final Layout layout;
    private final List<Edit> edits = new ArrayList<>();

    private JsonEdits(String text) {
        this.text = text;
        this.whole = SpanReader.read(text);
        this.layout = new Layout(text, whole);
    }

    /** Of a text that is JSON. */
    public static JsonEdits of(String text) {
        return new JsonEdits(text);
    }

    /**
     * Takes these changes, or none of them: that is if a place is not there, or if somebody else changes there
     * already.
     *
     * @return whether they were taken
     */
    public boolean take(List<Change> changes) {
        Optional<List<Edit>> wanted = of(changes);
        if (wanted.isEmpty() || wanted.get().stream().anyMatch(e -> meets(e, edits))) {
            return false;
        }
        edits.addAll(wanted.get());
        return true;
    }

    /** What these changes are in the text, whatever else was taken; nothing if a place is not there. */
    public Optional<List<Edit>> of(List<Change> changes) {
        List<Edit> wanted = new ArrayList<>();
        for (Change change : changes) {
            Optional<Edit> edit = edit(change);
            if (edit.isEmpty() || meets(edit.get(), wanted)) {
                return Optional.empty();
            }
            wanted.add(edit.get());
        }
        return Optional.of(List.copyOf(wanted));
    }

    private static boolean meets(Edit edit, List<Edit> others) {
        return others.stream().anyMatch(edit::meets);
    }

    /** The text with all changes that were taken. */
    public String text() {
        StringBuilder out = new StringBuilder();
        int from = 0;
        for (Edit edit : edits.stream().sorted(Comparator.comparingInt(Edit::start)).toList()) {
            out.append(text, from, edit.start()).append(edit.replacement());
            from = edit.end();
        }
        return out.append(text, from, text.length()).toString();
    }

    private Optional<Edit> edit(Change change) {
        return switch (change) {
            case Put c -> whole.at(c.object()).map(object -> put(object, c));
            case Append c -> whole.at(c.array()).map(array -> add(array, "", c.element()));
            case Remove c -> whole.find(c.place()).map(this::remove);
            case Rename c -> whole.find(c.member()).map(f -> rename(f.part(), c.name()));
            case Replace c -> whole.at(c.place()).map(value -> replace(value, c.value()));
        };
    }

    private Edit put(Span object, Put change) {
        for (int i = object.parts().size() - 1; i >= 0; i--) {
            if (object.parts().get(i).name().equals(change.name())) {
                return replace(object.parts().get(i).value(), change.value());
            }
        }
        return add(object, Layout.name(change.name()) + ": ", change.value());
    }

    private Edit add(Span container, String prefix, JsonNode value) {
        String gap = layout.gap(container);
        String written = prefix + layout.value(value, layout.isLined(container), gap.strip().isEmpty()
                ? gap.replaceAll("[\r\n]", "")
                : "");
        if (container.parts().isEmpty()) {
            return new Edit(container.start() + 1, container.end() - 1, gap + written + layout.closing(container));
        }
        int end = container.parts().get(container.parts().size() - 1).value().end();
        return new Edit(end, end, "," + gap + written);
    }

    private Edit remove(Found found) {
        List<Part> parts = found.container().parts();
        int index = found.index();
        if (parts.size() == 1) {
            return new Edit(found.container().start() + 1, found.container().end() - 1, "");
        }
        return index == 0
                ? new Edit(parts.get(0).start(), parts.get(1).start(), "")
                : new Edit(parts.get(index - 1).value().end(), parts.get(index).value().end(), "");
    }

    private Edit rename(Part part, String name) {
        int end = part.start() + 1;
        while (text.charAt(end) != '"') {
            end += text.charAt(end) == '\\' ? 2 : 1;
        }
        return new Edit(part.start(), end + 1, Layout.name(name));
    }

    private Edit replace(Span value, JsonNode by) {
        return new Edit(value.start(), value.end(),
                layout.value(by, text.substring(value.start(), value.end()).contains("\n"),
                        layout.indent(value.start())));
    }
}
