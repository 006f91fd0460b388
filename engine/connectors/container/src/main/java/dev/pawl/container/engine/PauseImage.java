package dev.pawl.container.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The image of the container that holds the network of a task with several containers: they come and go, the
 * network stays.
 * Its program only waits. It is so small that it is written here, byte by byte, rather than pulled from
 * somewhere.
 */
final class PauseImage {
    static final String REPOSITORY = "pawl-pause";
    static final String TAG = "1";
    static final String NAME = REPOSITORY + ":" + TAG;
    static final String PROGRAM = "/pause";

    /** pause(), again and again. */
    private static final int[] X86_64 = {0xb8, 0x22, 0, 0, 0, 0x0f, 0x05, 0xeb, 0xf7};
    /** ppoll(0, 0, 0, 0, 0), again and again: there is no pause() on this machine. */
    private static final int[] AARCH64 = {0xd2800000, 0xd2800001, 0xd2800002, 0xd2800003, 0xd2800004, 0xd2800928,
            0xd4000001, 0x17fffff9};

    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;
    private static final long BASE = 0x400000;
    private static final int TAR_BLOCK = 512;

    private PauseImage() {}

    /** A tar with the program for machines of that architecture, in the words of {@code docker info}. */
    static ByteArrayInputStream tar(String architecture) {
        byte[] program = switch (architecture) {
            case "x86_64", "amd64" -> elf((short) 62, bytes(X86_64));
            case "aarch64", "arm64" -> elf((short) 183, words(AARCH64));
            default -> throw new EngineException.Refused(0,
                    "Expected a Docker Engine on x86_64 or aarch64 for tasks of several containers, but it is on "
                            + architecture);
        };
        ByteArrayOutputStream tar = new ByteArrayOutputStream();
        tar.writeBytes(entry(program.length));
        tar.writeBytes(program);
        tar.writeBytes(new byte[TAR_BLOCK - program.length + 2 * TAR_BLOCK]);
        return new ByteArrayInputStream(tar.toByteArray());
    }

    /** An executable of one segment: ELF's header, the segment's, and the code. */
    private static byte[] elf(short machine, byte[] code) {
        int size = HEADER + PROGRAM_HEADER + code.length;
        ByteBuffer elf = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[]{0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).putLong(0);
        elf.putShort((short) 2).putShort(machine).putInt(1).putLong(BASE + HEADER + PROGRAM_HEADER).putLong(HEADER)
                .putLong(0);
        elf.putInt(0).putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) 1).putShort((short) 0)
                .putShort((short) 0).putShort((short) 0);
        elf.putInt(1).putInt(5).putLong(0).putLong(BASE).putLong(BASE).putLong(size).putLong(size).putLong(0x10000);
        return elf.put(code).array();
    }

    private static byte[] bytes(int[] code) {
        byte[] bytes = new byte[code.length];
        for (int i = 0; i < code.length; i++) {
            bytes[i] = (byte) code[i];
        }
        return bytes;
    }

    private static byte[] words(int[] code) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * code.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int word : code) {
            bytes.putInt(word);
        }
        return bytes.array();
    }

    private static byte[] entry(int size) {
        byte[] header = new byte[TAR_BLOCK];
        put(header, 0, "pause");
        put(header, 100, "0000755");
        put(header, 108, "0000000");
        put(header, 116, "0000000");
        put(header, 124, String.format("%011o", size));
        put(header, 136, "00000000000");
        put(header, 148, "        ");
        put(header, 156, "0");
        put(header, 257, "ustar");
        put(header, 263, "00");
        int sum = 0;
        for (byte b : header) {
            sum += b & 0xff;
        }
        put(header, 148, String.format("%06o\0 ", sum));
        return header;
    }

    private static void put(byte[] header, int at, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(bytes, 0, header, at, bytes.length);
    }
}
