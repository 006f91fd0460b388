package dev.pawl.items.parquet;

import dev.pawl.items.format.FormatException;
import io.airlift.compress.Decompressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.format.CompressionCodec;

/** Unpacks pages. */
final class Codec {
    private Codec() {}

    /** The bytes of a page, which must be that many. */
    static byte[] unpack(CompressionCodec codec, byte[] packed, int sizeBytes) throws IOException {
        byte[] bytes = switch (codec) {
            case UNCOMPRESSED -> packed;
            case SNAPPY -> unpack(new SnappyDecompressor(), packed, sizeBytes);
            case ZSTD -> unpack(new ZstdDecompressor(), packed, sizeBytes);
            case LZ4_RAW -> unpack(new Lz4Decompressor(), packed, sizeBytes);
            case GZIP -> gunzip(packed, sizeBytes);
            case LZO, BROTLI, LZ4 -> throw new FormatException("Expected Parquet that is uncompressed or compressed "
                    + "with Snappy, gzip, zstd or LZ4_RAW, but it is compressed with " + codec + ".");
        };
        if (bytes.length != sizeBytes) {
            throw new FormatException("Expected a page of " + sizeBytes + " bytes in the Parquet file, but it has "
                    + bytes.length + ".");
        }
        return bytes;
    }

    private static byte[] unpack(Decompressor codec, byte[] packed, int sizeBytes) throws FormatException {
        byte[] bytes = new byte[sizeBytes];
        int count = codec.decompress(packed, 0, packed.length, bytes, 0, sizeBytes);
        if (count != sizeBytes) {
            throw new FormatException("Expected a page of " + sizeBytes + " bytes in the Parquet file, but it has "
                    + count + ".");
        }
        return bytes;
    }

    private static byte[] gunzip(byte[] packed, int sizeBytes) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return stream.readNBytes(sizeBytes + 1);
        } catch (IOException e) {
            throw new FormatException("Expected a page compressed with gzip in the Parquet file, but it is broken.", e);
        }
    }
}
