package dev.pawl.maprun;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.asl.MapState;
import dev.pawl.asl.MapState.ItemSelector;
import dev.pawl.expr.Ambient;
import dev.pawl.expr.Scope;
import dev.pawl.expr.Variables;
import dev.pawl.interpreter.model.MapRunPlan;
import dev.pawl.items.SourceItem;
import dev.pawl.json.Payload;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What ItemSelector makes of items. */
public final class ItemInputs {
    private final MapRunPlan.Frozen seen;
    private final Variables variables;
    private final Optional<ItemSelector> selector;

    /** For the items of that Map. */
    public ItemInputs(MapRunPlan plan, MapState map) {
        this.seen = plan.scope();
        Map<String, com.fasterxml.jackson.databind.JsonNode> own = new LinkedHashMap<>();
        seen.variables().value().properties().forEach(v -> own.put(v.getKey(), v.getValue()));
        this.variables = Variables.of(own);
        this.selector = map.itemSelector();
    }

    /**
     * The item as the processor gets it.
     *
     * @param index
     *            of the item in its source
     * @throws dev.pawl.expr.EvaluationException
     *             if ItemSelector cannot be evaluated
     */
    public Payload of(SourceItem item, long index, Ambient ambient) {
        if (selector.isEmpty()) {
            return item.value();
        }
        ObjectNode context = ((ObjectNode) seen.context().value()).objectNode();
        seen.context().value().properties().forEach(member -> context.set(member.getKey(), member.getValue()));
        ObjectNode shown = context.putObject("Map").putObject("Item").put("Index", index);
        item.key().ifPresent(key -> shown.put("Key", key));
        shown.set("Value", item.value().value());
        shown.put("Source", item.source());
        Scope scope = Scope.of(seen.data().value(), context, variables, ambient);
        return Payload.of(switch (selector.get()) {
            case ItemSelector.JsonPath s -> s.template().evaluate(scope);
            case ItemSelector.Jsonata s -> s.template().evaluate(scope, "ItemSelector");
        });
    }
}
