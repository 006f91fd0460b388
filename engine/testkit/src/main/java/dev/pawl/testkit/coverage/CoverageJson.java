package dev.pawl.testkit.coverage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.testkit.coverage.Coverage.Share;
import dev.pawl.testkit.coverage.Target.Kind;

/** Coverage for programs. */
public final class CoverageJson {
    private CoverageJson() {}

    /** Shares of all kinds, and every item with its place and how often it happened. */
    public static ObjectNode of(Coverage coverage) {
        ObjectNode root = JsonNodeFactory.instance.objectNode().put("machine", coverage.machine());
        root.set("total", share(coverage.total()));
        for (Kind kind : Kind.values()) {
            root.set(kind.text(), share(coverage.of(kind)));
        }
        ArrayNode items = root.putArray("items");
        coverage.items().forEach(item -> items.addObject().put("kind", item.target().kind().text())
                .put("state", item.target().state()).put("what", item.target().words()).put("place", item.place())
                .put("times", item.times()));
        return root;
    }

    private static ObjectNode share(Share share) {
        return JsonNodeFactory.instance.objectNode().put("covered", share.covered()).put("all", share.all())
                .put("percent", Math.round(share.percent() * 10) / 10.0);
    }
}
