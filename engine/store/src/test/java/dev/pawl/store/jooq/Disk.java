package dev.pawl.store.jooq;

import dev.pawl.store.jooq.SyscallTrace.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** A disk that keeps what was synced for sure, and of the rest only what chance leaves. */
final class Disk {
    private final Map<String, File> files = new HashMap<>();

    private static final class File {
        private byte[] durable = {};
        private final List<Step> pending = new ArrayList<>();
        private boolean exists;
    }

    void apply(Step step) {
        File file = files.computeIfAbsent(step.path(), path -> new File());
        switch (step) {
            case Step.Sync sync -> {
                for (Step earlier : file.pending) {
                    file.durable = changed(file.durable, earlier);
                }
                file.pending.clear();
                file.exists = true;
            }
            case Step.Write write -> file.pending.add(write);
            case Step.Truncate truncate -> file.pending.add(truncate);
        }
    }

    /** What is found of a file after a power cut; each change that was not synced is there with that chance. */
    Optional<byte[]> afterPowerCut(String path, double chance, Random random) {
        File file = files.get(path);
        if (file == null || !file.exists) {
            return Optional.empty();
        }
        byte[] content = file.durable;
        for (Step step : file.pending) {
            if (random.nextDouble() < chance) {
                content = changed(content, step);
            }
        }
        return Optional.of(content);
    }

    private static byte[] changed(byte[] content, Step step) {
        return switch (step) {
            case Step.Sync sync -> content;
            case Step.Truncate truncate -> Arrays.copyOf(content, (int) truncate.length());
            case Step.Write write -> {
                int end = (int) write.offset() + write.bytes().length;
                byte[] next = Arrays.copyOf(content, Math.max(end, content.length));
                System.arraycopy(write.bytes(), 0, next, (int) write.offset(), write.bytes().length);
                yield next;
            }
        };
    }
}
