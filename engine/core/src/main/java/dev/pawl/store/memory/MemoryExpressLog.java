package dev.pawl.store.memory;

import dev.pawl.interpreter.model.ExecutionInfo;
import dev.pawl.json.Payload;
import dev.pawl.store.ExpressLog;
import dev.pawl.store.Lease;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;

/** Events of Express executions in memory. */
final class MemoryExpressLog implements ExpressLog {
    private final Image image;
    private final Commits commits;

    MemoryExpressLog(Image image, Commits commits) {
        this.image = image;
        this.commits = commits;
    }

    @Override
    public CompletionStage<Written> append(Lease lease, List<Piece> pieces) {
        return commits.submit(() -> {
            if (!image.held(lease)) {
                return Written.FENCED;
            }
            Image.Part partition = image.partitions.get(lease.partition());
            pieces.forEach(piece -> partition.add(new Image.Entry.Express(withoutInput(piece))));
            return Written.DURABLE;
        }, () -> Written.FAILED);
    }

    private static Piece withoutInput(Piece piece) {
        ExecutionInfo i = piece.info();
        return new Piece(new ExecutionInfo(i.arn(), i.name(), i.stateMachineArn(), i.stateMachineName(), i.roleArn(),
                i.region(), i.startedAt(), Payload.NULL, i.stateMachineVersionArn(), i.stateMachineAliasArn()),
                piece.machineRevisionKey(), List.copyOf(piece.events()));
    }

    @Override
    public List<Logged> of(String executionArn, long afterPosition, int limit) {
        synchronized (image) {
            return all().stream().filter(logged -> logged.position() > afterPosition)
                    .filter(logged -> logged.piece().info().arn().equals(executionArn)).limit(limit).toList();
        }
    }

    @Override
    public List<String> newest(String stateMachineArn, int limit) {
        synchronized (image) {
            List<Logged> backwards = all();
            Collections.reverse(backwards);
            Set<String> arns = new LinkedHashSet<>();
            backwards.stream().map(logged -> logged.piece().info())
                    .filter(info -> info.stateMachineArn().equals(stateMachineArn)).map(ExecutionInfo::arn)
                    .forEach(arns::add);
            return arns.stream().limit(limit).toList();
        }
    }

    private List<Logged> all() {
        List<Logged> all = new ArrayList<>();
        for (Image.Part partition : image.partitions) {
            partition.commits.forEach((position, entry) -> {
                if (entry instanceof Image.Entry.Express express) {
                    all.add(new Logged(position, express.piece()));
                }
            });
        }
        return all;
    }

    @Override
    public int trim(int partition, Instant before, long keepNewest, int atMost) {
        synchronized (image) {
            Map<Long, Image.Entry> commits = image.partitions.get(partition).commits;
            Map<Long, Piece> pieces = new TreeMap<>();
            commits.forEach((position, entry) -> {
                if (entry instanceof Image.Entry.Express express) {
                    pieces.put(position, express.piece());
                }
            });
            long surplus = pieces.size() - keepNewest;
            int deleted = 0;
            for (Map.Entry<Long, Piece> piece : pieces.entrySet()) {
                boolean goes = deleted < surplus
                        || piece.getValue().events().getFirst().timestamp().isBefore(before);
                if (!goes || deleted == atMost) {
                    return deleted;
                }
                commits.remove(piece.getKey());
                deleted++;
            }
            return deleted;
        }
    }
}
