package io.raptor.activity.remote;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.NotHereException;
import io.raptor.activity.port.RemoteFiles.Content;
import io.raptor.activity.port.RemoteFiles.RemoteFile;
import io.raptor.activity.store.SqlStore;
import io.raptor.activity.store.StoreSettings;
import io.raptor.activity.testing.FreePort;
import io.raptor.activity.testing.ObjectStorage;
import io.raptor.workflow.model.FailureType;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Against a real server of the protocol; what that one never answers comes from another. */
class S3FilesTest {

    @TempDir
    static Path folder;

    private static ObjectStorage storage;
    private static S3Files files;

    @BeforeAll
    static void start() throws Exception {
        storage = ObjectStorage.start(Files.createDirectory(folder.resolve("storage")));
        files = new S3Files(storage::client);
    }

    @AfterAll
    static void stop() throws Exception {
        storage.close();
    }

    private static List<RemoteFile> list(String source) {
        List<RemoteFile> found = new ArrayList<>();
        files.list(source, found::add);
        return found;
    }

    private static String text(String place) throws IOException {
        try (Content content = files.open(place)) {
            return new String(content.bytes().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static IndexingException fault(Runnable what) {
        return catchThrowableOfType(IndexingException.class, what::run);
    }

    @Test
    void listsAFolderByPages() {
        for (int i = 0; i < 1005; i++) {
            storage.put("many/%04d.txt".formatted(i), "boat " + i);
        }
        storage.put("many-not/x.txt", "another folder");
        List<RemoteFile> found = list("s3://harbour/many");
        assertThat(found).hasSize(1005);
        assertThat(found.get(0).id()).isEqualTo("0000.txt");
        assertThat(found.get(1004).place()).isEqualTo("s3://harbour/many/1004.txt");
        assertThat(found).extracting(RemoteFile::id).isSorted();
    }

    @Test
    void marksAnObjectByItsContent() throws IOException {
        storage.put("marks/sub/a.txt", "The ferry leaves at nine.");
        RemoteFile before = list("s3://harbour/marks").get(0);
        assertThat(before.id()).isEqualTo("sub/a.txt");
        assertThat(before.bytes()).isEqualTo(25);
        try (Content content = files.open(before.place())) {
            assertThat(content.mark()).isEqualTo(before.mark());
            assertThat(content.length()).isEqualTo(25);
        }
        assertThat(text(before.place())).isEqualTo("The ferry leaves at nine.");
        assertThat(list("s3://harbour/marks/")).containsExactly(before);
        storage.put("marks/sub/a.txt", "The ferry leaves at five.");
        assertThat(list("s3://harbour/marks").get(0).mark()).isNotEqualTo(before.mark());
    }

    @Test
    void takesOneObjectAsASource() {
        storage.put("one/captain's log.md", "Fog.");
        assertThat(list("s3://harbour/one/captain's log.md"))
                .extracting(RemoteFile::id)
                .containsExactly("captain's log.md");
    }

    @Test
    void saysWhatIsMissing() {
        IndexingException empty = fault(() -> list("s3://harbour/nothing"));
        assertThat(empty.type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(empty).hasMessageContaining("s3://harbour/nothing holds no object");
        IndexingException bucket = fault(() -> list("s3://no-such-bucket/x"));
        assertThat(bucket.type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(bucket).hasMessageContaining("there is no bucket no-such-bucket");
        IndexingException gone = fault(() -> files.open("s3://harbour/gone.txt"));
        assertThat(gone.type()).isEqualTo(FailureType.DOCUMENT_UNREADABLE);
        assertThat(gone).hasMessageContaining("no longer there");
    }

    @Test
    void keysThatAreNotKnownHereMayBeElsewhere() {
        S3Client stranger = ObjectStorage.client(storage.endpoint(), "a-strange-key");
        IndexingException refused = fault(() -> new S3Files(() -> stranger).list("s3://harbour", file -> {}));
        assertThat(refused)
                .isInstanceOf(NotHereException.class)
                .hasMessageContaining("s3://harbour")
                .hasMessageContaining("AWS_ACCESS_KEY_ID");
    }

    @Test
    void aStorageThatDoesNotAnswerIsWaitedForByDocuments() throws IOException {
        S3Client nowhere = ObjectStorage.client(URI.create("http://127.0.0.1:" + FreePort.next()), "k");
        S3Files away = new S3Files(() -> nowhere);
        IndexingException source = fault(() -> away.list("s3://harbour", file -> {}));
        assertThat(source.type()).isEqualTo(FailureType.INVALID_REQUEST);
        assertThat(source).hasMessageContaining("does not answer").hasMessageContaining("AWS_ENDPOINT_URL");
        assertThat(fault(() -> away.open("s3://harbour/a.txt")).type()).isEqualTo(FailureType.STORE_UNAVAILABLE);
    }

    @Test
    void refusalsAreToldApart() {
        WireMockServer other = new WireMockServer(options().dynamicPort());
        other.start();
        try (S3Client client = ObjectStorage.client(URI.create(other.baseUrl()), "k")) {
            S3Files refusing = new S3Files(() -> client);
            answer(other, 403, "AccessDenied", "");
            IndexingException forbidden = fault(() -> refusing.open("s3://harbour/a.txt"));
            assertThat(forbidden).isInstanceOf(NotHereException.class).hasMessageContaining("s3:GetObject");
            assertThat(forbidden.type()).isEqualTo(FailureType.DOCUMENT_UNREADABLE);
            answer(other, 301, "PermanentRedirect", "eu-central-1");
            IndexingException region = fault(() -> refusing.list("s3://harbour", file -> {}));
            assertThat(region).hasMessageContaining("AWS_REGION").hasMessageContaining("eu-central-1");
            answer(other, 503, "SlowDown", "");
            assertThat(fault(() -> refusing.list("s3://harbour", file -> {})).type())
                    .isEqualTo(FailureType.RATE_LIMITED);
            answer(other, 500, "InternalError", "");
            assertThat(fault(() -> refusing.open("s3://harbour/a.txt")).type())
                    .isEqualTo(FailureType.STORE_UNAVAILABLE);
        } finally {
            other.stop();
        }
    }

    private static void answer(WireMockServer server, int status, String code, String region) {
        server.resetAll();
        server.stubFor(any(anyUrl())
                .willReturn(aResponse()
                        .withStatus(status)
                        .withHeader("x-amz-bucket-region", region)
                        .withHeader("Content-Type", "application/xml")
                        .withBody("<Error><Code>" + code + "</Code><Message>the bucket's secrets</Message></Error>")));
    }

    /** One content is one object, however many uploads have it. */
    @Test
    void uploadsMayBeKeptThere() throws IOException {
        try (SqlStore store = SqlStore.open(StoreSettings.inMemory("uploads in a storage"))) {
            UploadedFiles uploads = new UploadedFiles(store.uploads(), files, S3Place.of("s3://harbour/uploads"));
            Path file = Files.writeString(folder.resolve("a.md"), "The keeper lights the lamp.");
            assertThat(uploads.keep("d", "a.md", file)).isFalse();
            assertThat(uploads.keep("e", "b.md", file)).isFalse();
            assertThat(kept()).hasSize(1);
            List<RemoteFile> listed = new ArrayList<>();
            uploads.list("upload://e", listed::add);
            try (Content content = uploads.open(listed.get(0).place())) {
                assertThat(content.bytes().readAllBytes()).isEqualTo(Files.readAllBytes(file));
            }
            uploads.delete("d");
            assertThat(kept()).hasSize(1);
            assertThat(uploads.keep("e", "b.md", Files.writeString(file, "Nobody does.")))
                    .isTrue();
            assertThat(kept()).hasSize(1);
            uploads.delete("e", "b.md");
            assertThat(kept()).isEmpty();
        }
    }

    private static List<S3Object> kept() {
        return storage.client()
                .listObjectsV2(list -> list.bucket(ObjectStorage.BUCKET).prefix("uploads/"))
                .contents();
    }
}
