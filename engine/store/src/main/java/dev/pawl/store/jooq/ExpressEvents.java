package dev.pawl.store.jooq;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.pawl.history.json.HistoryCodec;
import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Json;
import dev.pawl.json.Payload;
import dev.pawl.store.ExpressLog.Logged;
import dev.pawl.store.ExpressLog.Piece;
import dev.pawl.store.NewExecution;
import dev.pawl.store.jooq.Tables.ExpressEvent;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.Record;
import org.jooq.SelectJoinStep;
import org.jspecify.annotations.Nullable;

/** Rows of the Express log. A row holds all its payloads: nothing else refers to them. */
final class ExpressEvents {
    private ExpressEvents() {}

    /** All columns but the id, in the order of the statement that inserts them. */
    static @Nullable Object[] row(Piece piece, MachineFacts machine) {
        ExecutionInfo info = piece.info();
        HistoryCodec.Encoded events = HistoryCodec.encode(piece.events(), List.of());
        String extra = Extras.write(new NewExecution(info, machine.revisionKey(), Optional.empty(), Optional.empty()),
                machine);
        return new @Nullable Object[]{Positions.hash(info.arn()), machine.revisionKey(),
                info.startedAt().toEpochMilli(), piece.events().getFirst().timestamp().toEpochMilli(), info.arn(),
                extra.isEmpty() ? null : extra, events.text(), apart(events)};
    }

    private static @Nullable String apart(HistoryCodec.Encoded events) {
        if (events.apart().isEmpty()) {
            return null;
        }
        ObjectNode apart = JsonNodeFactory.instance.objectNode();
        events.apart().forEach(n -> apart.put(Integer.toString(n), events.payloads().get(n).text()));
        return Json.write(apart);
    }

    static SelectJoinStep<? extends Record> select(DSLContext sql) {
        return sql.select(ExpressEvent.ID, ExpressEvent.REVISION_KEY, ExpressEvent.STARTED_AT, ExpressEvent.ARN,
                ExpressEvent.EXTRA, ExpressEvent.EVENTS, ExpressEvent.PAYLOADS).from(ExpressEvent.TABLE);
    }

    static Optional<Piece> piece(Record row, MachineFacts.Cache machines) {
        return machines.of(row.get(ExpressEvent.REVISION_KEY)).map(machine -> {
            ExecutionInfo info = new Extras(row.get(ExpressEvent.EXTRA)).info(row.get(ExpressEvent.ARN), machine,
                    Instant.ofEpochMilli(row.get(ExpressEvent.STARTED_AT)), Payload.NULL);
            String apart = row.get(ExpressEvent.PAYLOADS);
            JsonNode payloads = apart == null ? JsonNodeFactory.instance.objectNode() : Json.read(apart);
            return new Piece(info, machine.revisionKey(), HistoryCodec.decode(row.get(ExpressEvent.EVENTS), List.of(),
                    n -> Payload.stored(payloads.path(Integer.toString(n)).asText())).events());
        });
    }

    static Optional<Logged> logged(Record row, MachineFacts.Cache machines) {
        return piece(row, machines).map(p -> new Logged(Positions.position(row.get(ExpressEvent.ID)), p));
    }
}
