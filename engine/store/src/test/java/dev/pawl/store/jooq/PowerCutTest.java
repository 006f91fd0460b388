package dev.pawl.store.jooq;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pawl.store.jooq.SyscallTrace.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Whether what was answered survives a power cut. A process appends while strace writes down what it does to
 * its files;
 * that is played back on a disk that forgets what was not synced, the power is cut at many moments, and the
 * store is
 * opened on what is left. Skipped, and said so, where strace is missing or not allowed.
 */
class PowerCutTest {
    private static final int APPENDS = 200;
    private static final int CUTS = 10;
    private static final long SEED = 20_260_101;

    @TempDir
    private Path folder;

    /** A run, and what is left of it after each cut. */
    private record Loss(int acknowledged, int lost) {}

    @Test
    void whatWasAnsweredSurvivesWithFullDurability() throws Exception {
        List<Loss> losses = cuts(Durability.FULL);

        assertThat(losses).hasSize(CUTS).allSatisfy(loss -> assertThat(loss.lost()).isZero());
        assertThat(losses.get(CUTS - 1).acknowledged()).isGreaterThan(APPENDS / 2);
    }

    @Test
    void theSameTestFindsLossesWhereNothingIsSynced() throws Exception {
        assertThat(cuts(Durability.NONE)).anySatisfy(loss -> assertThat(loss.lost()).isPositive());
    }

    private List<Loss> cuts(Durability durability) throws Exception {
        List<Step> steps = traced(durability);
        Path original = folder.resolve("run").resolve("pawl.db");
        String acknowledged = folder.resolve("run").resolve(PowerCutChild.ACKNOWLEDGED).toString();
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).path().equals(acknowledged)) {
                answers.add(i);
            }
        }
        assertThat(answers).hasSize(APPENDS);
        Random random = new Random(SEED);
        List<Loss> losses = new ArrayList<>();
        for (int cut = 1; cut <= CUTS; cut++) {
            // Right after an answer is when a sync that was left out shows.
            int end = answers.get(answers.size() * cut / CUTS - 1) + 1;
            losses.add(cut(steps.subList(0, end), original, acknowledged, cut % 2 == 0 ? 0.5 : 0, random));
        }
        return losses;
    }

    private Loss cut(List<Step> steps, Path original, String acknowledged, double chance, Random random)
            throws IOException {
        Disk disk = new Disk();
        List<String> names = new ArrayList<>();
        for (Step step : steps) {
            if (step instanceof Step.Write write && step.path().equals(acknowledged)) {
                names.add(new String(write.bytes(), StandardCharsets.US_ASCII).strip());
            } else {
                disk.apply(step);
            }
        }
        Path image = Files.createTempDirectory(folder, "image").resolve("pawl.db");
        for (String suffix : List.of("", "-wal")) {
            Optional<byte[]> left = disk.afterPowerCut(original + suffix, chance, random);
            if (left.isPresent()) {
                Files.write(Path.of(image + suffix), left.get());
            }
        }
        return new Loss(names.size(), lost(image, names));
    }

    private static int lost(Path image, List<String> names) {
        try (JooqStore store = JooqStore.sqlite(image)) {
            return (int) names.stream().filter(name -> store.executions().find(Given.arn(name)).isEmpty()).count();
        } catch (StoreException e) {
            return names.size(); // What is left cannot even be opened.
        }
    }

    private List<Step> traced(Durability durability) throws Exception {
        Assumptions.assumeTrue(works("strace", "-f", "--seccomp-bpf", "-o", folder.resolve("probe").toString(), "true"),
                "Skipped: strace is missing, or this machine does not allow it");
        Path run = Files.createDirectory(folder.resolve("run"));
        Path trace = folder.resolve("trace");
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        int ended = new ProcessBuilder("strace", "-f", "--seccomp-bpf", "-xx", "-s", "1000000", "-e",
                "trace=openat,close,lseek,write,pwrite64,ftruncate,fsync,fdatasync", "-e", "signal=none", "-o",
                trace.toString(), java.toString(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp",
                System.getProperty("java.class.path"), PowerCutChild.class.getName(), run.toString(),
                durability.name(), Integer.toString(APPENDS)).redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile()).start().waitFor();
        assertThat(ended).as(() -> text(folder.resolve("output"))).isZero();
        List<String> lines = Files.readAllLines(trace, StandardCharsets.ISO_8859_1);
        return SyscallTrace.read(lines).stream().filter(step -> step.path().startsWith(run.toString())).toList();
    }

    private static boolean works(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
