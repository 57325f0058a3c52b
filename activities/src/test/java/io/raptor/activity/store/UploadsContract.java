package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.raptor.activity.document.ContentHash;
import io.raptor.activity.port.UploadStore.Upload;
import io.raptor.workflow.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every store keeps uploads by dataset and name, and each content once. */
interface UploadsContract extends StoreFixture {

    private static Path file(Path folder, int bytes, int seed) throws IOException {
        byte[] content = new byte[bytes];
        new Random(seed).nextBytes(content);
        return Files.write(folder.resolve(seed + ".bin"), content);
    }

    private boolean put(String dataset, String name, Path file) throws IOException {
        return store().uploads()
                .put(dataset, new Upload(name, Files.size(file), ContentHash.of(file), null), file)
                .replaced();
    }

    private byte[] read(String dataset, String name) throws IOException {
        String hash = store().uploads().find(dataset, name).orElseThrow().contentHash();
        try (InputStream in = store().uploads().open(hash)) {
            return in.readAllBytes();
        }
    }

    @Test
    default void whatIsKeptIsReadAsItWas(@TempDir Path folder) throws IOException {
        for (int bytes : new int[] {0, 1, 128 << 10, (128 << 10) + 1, 700_000}) {
            Path file = file(folder, bytes, bytes);
            assertThat(put("d", bytes + ".bin", file)).isFalse();
            assertThat(read("d", bytes + ".bin")).isEqualTo(Files.readAllBytes(file));
        }
        assertThat(store().uploads().list("d"))
                .extracting(Upload::name)
                .containsExactly("0.bin", "1.bin", "131072.bin", "131073.bin", "700000.bin");
        assertThat(store().uploads().list("e")).isEmpty();
    }

    @Test
    default void theSameNameAgainTakesTheFormersPlace(@TempDir Path folder) throws IOException {
        Path first = file(folder, 10, 1);
        Path second = file(folder, 20, 2);
        assertThat(put("d", "a", first)).isFalse();
        assertThat(put("d", "a", second)).isTrue();
        assertThat(put("d", "a", second)).isTrue();
        assertThat(read("d", "a")).isEqualTo(Files.readAllBytes(second));
        assertThat(store().uploads().known(ContentHash.of(first))).isEmpty();
    }

    @Test
    default void aContentStaysAsLongAsAFileHasIt(@TempDir Path folder) throws IOException {
        Path file = file(folder, 300_000, 3);
        String hash = ContentHash.of(file);
        put("d", "a", file);
        put("e", "b", file);
        assertThat(store().uploads().delete("d").replaced()).isTrue();
        assertThat(read("e", "b")).isEqualTo(Files.readAllBytes(file));
        assertThat(store().uploads().delete("e", "b").replaced()).isTrue();
        assertThat(store().uploads().delete("e", "b").replaced()).isFalse();
        assertThat(store().uploads().known(hash)).isEmpty();
        put("e", "b", file);
        assertThat(read("e", "b")).hasSize(300_000);
    }

    @Test
    default void aSecondPlaceOfAContentIsDropped(@TempDir Path folder) throws IOException {
        Path file = file(folder, 10, 4);
        String hash = Sha256.of("elsewhere");
        assertThat(store().uploads()
                        .put("d", new Upload("a", 10, hash, "s3://b/one"), file)
                        .dropped())
                .isEmpty();
        assertThat(store().uploads()
                        .put("d", new Upload("b", 10, hash, "s3://b/two"), file)
                        .dropped())
                .containsExactly("s3://b/two");
        assertThat(store().uploads().delete("d").dropped()).containsExactly("s3://b/one");
    }
}
