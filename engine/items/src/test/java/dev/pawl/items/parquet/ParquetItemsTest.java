package dev.pawl.items.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.pawl.items.ItemsException;
import dev.pawl.items.source.MemoryBuckets;
import dev.pawl.items.source.Reads;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as the reference library writes them: 50 rows in groups of 20 and pages of 7. */
class ParquetItemsTest {
    private static byte[] file(String name) throws IOException {
        try (InputStream bytes = Objects.requireNonNull(
                ParquetItemsTest.class.getResourceAsStream("/parquet/" + name + ".parquet"), name)) {
            return bytes.readAllBytes();
        }
    }

    private static List<String> rows(byte[] content) throws ItemsException {
        return Reads.all(new MemoryBuckets().with("b", "k", content), Reads.object("k", Reads.type("PARQUET")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"uncompressed-v2", "snappy-v1", "gzip-v2", "zstd-v1", "lz4_raw-v2"})
    void isReadWhateverWroteIt(String name) throws Exception {
        List<String> rows = rows(file(name));
        assertThat(rows).hasSize(50);
        assertThat(rows.get(0)).isEqualTo("{\"id\":0,\"name\":null,\"score\":null,\"ok\":true,\"day\":null,\"at\":null,"
                + "\"price\":0.05,\"raw\":\"/wAA\",\"big\":0.000,\"small\":200,\"ratio\":0.0,\"tags\":null,\"sizes\":null,"
                + "\"place\":null,\"old\":[]}");
        assertThat(rows.get(7)).isEqualTo("{\"id\":7,\"name\":\"n2é\",\"score\":1.75,\"ok\":false,"
                + "\"day\":\"2022-01-15\",\"at\":\"2023-11-14T22:13:27.007Z\",\"price\":7.05,\"raw\":\"t7\","
                + "\"big\":-4294967.289,\"small\":207,\"ratio\":0.875,\"tags\":[\"t0\",null,\"t2\"],\"sizes\":null,"
                + "\"place\":{\"x\":1.5,\"y\":null},\"old\":[0]}");
        assertThat(rows.get(41)).contains("\"name\":\"n1é\"", "\"tags\":null", "\"sizes\":{\"k0\":41,\"k1\":null}",
                "\"place\":{\"x\":1.5,\"y\":2.5},\"old\":[0,1]", "\"small\":241");
    }

    @ParameterizedTest
    @ValueSource(strings = {"snappy-v1", "uncompressed-v2"})
    void goesOnWhereItWas(String name) throws Exception {
        MemoryBuckets buckets = new MemoryBuckets().with("b", "k", file(name));
        Reads.resumedAnywhere(buckets, Reads.object("k", Reads.type("PARQUET")),
                (rest, all) -> assertThat(rest).isEqualTo(all));
    }

    @Test
    void refusesWhatIsNoParquet() throws Exception {
        byte[] good = file("snappy-v1");
        byte[] large = good.clone();
        large[large.length - 5] = 0x7f;
        assertThatThrownBy(() -> rows(new byte[]{0x50, 0x41, 0x52, 0x31}))
                .hasMessageStartingWith("Expected a Parquet file");
        assertThatThrownBy(() -> rows(Arrays.copyOf(good, 4000))).hasMessageStartingWith("Expected a Parquet file");
        assertThatThrownBy(() -> rows(large)).hasMessageContaining("exceeds the limit of 5 MB");
    }

    @Test
    void endsWithAFailureOrWithRowsWhateverBitsAreTurned() throws Exception {
        Random random = new Random(20_261);
        byte[] good = file("zstd-v1");
        for (int i = 0; i < 300; i++) {
            byte[] bad = good.clone();
            for (int j = 0; j < 8; j++) {
                bad[random.nextInt(bad.length)] = (byte) random.nextInt();
            }
            try {
                assertThat(rows(bad)).hasSizeLessThan(1_000_000);
            } catch (ItemsException e) {
                assertThat(e.failure().error()).contains("States.ItemReaderFailed");
            }
        }
    }
}
