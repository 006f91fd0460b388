package dev.pawl.lint.shape;

import dev.pawl.asl.parse.Location;
import dev.pawl.expr.template.Part;
import dev.pawl.expr.template.PathValue;
import dev.pawl.expr.template.PayloadTemplate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What payload templates and single paths of JSONPath mode give. */
final class TemplateShapes {
    private final PathShapes paths;
    private final IntrinsicShapes intrinsics;

    TemplateShapes(Findings findings) {
        this.paths = new PathShapes(findings);
        this.intrinsics = new IntrinsicShapes(paths, findings);
    }

    PathShapes paths() {
        return paths;
    }

    /** The value of a field; never, with a problem, if the field fails for sure. */
    Shape value(PathValue value, Sight sight, Location location) {
        return switch (value) {
            case PathValue.Path p -> paths.value(p.path(), sight, location, false);
            case PathValue.Intrinsic i -> intrinsics.of(i.call().call(), sight, location);
        };
    }

    /** The filled template; never, with a problem, if it cannot be filled. */
    Shape fill(PayloadTemplate template, Sight sight, Location location) {
        return sight.isReached() ? part(template.whole(), sight, location) : Shape.NEVER;
    }

    private Shape part(Part part, Sight sight, Location at) {
        return switch (part) {
            case Part.Constant c -> Shape.of(c.value());
            case Part.Hole h -> hole(h, sight, at);
            case Part.Members m -> members(m, sight, at);
            case Part.Elements e -> {
                List<Shape> elements = new ArrayList<>();
                for (int i = 0; i < e.elements().size(); i++) {
                    elements.add(part(e.elements().get(i), sight, at.index(i)));
                }
                yield elements.stream().anyMatch(Shape::isNever) ? Shape.NEVER : Shape.tuple(elements);
            }
        };
    }

    private Shape hole(Part.Hole hole, Sight sight, Location at) {
        return switch (hole.value()) {
            case PathValue.Path p -> paths.value(p.path(), sight, at, true);
            case PathValue.Intrinsic i -> intrinsics.of(i.call().call(), sight, at);
        };
    }

    private Shape members(Part.Members object, Sight sight, Location at) {
        Map<String, Shape> members = new LinkedHashMap<>();
        for (Part.Member member : object.members()) {
            Part inner = member.part();
            Location place = at.child(inner instanceof Part.Hole h ? h.key() : member.name());
            members.put(member.name(), part(inner, sight, place));
        }
        return members.values().stream().anyMatch(Shape::isNever) ? Shape.NEVER : Shape.closed(members);
    }

    /** The variables that an Assign sets; one that is never stands for a failure. */
    static Map<String, Shape> members(Shape object) {
        return object instanceof Shape.Obj o ? o.members() : Map.of();
    }
}
