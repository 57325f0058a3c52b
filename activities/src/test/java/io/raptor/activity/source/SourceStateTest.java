package io.raptor.activity.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.raptor.activity.port.IndexingException;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.remote.S3Files;
import io.raptor.activity.testing.ObjectStorage;
import io.raptor.workflow.model.Limits;
import io.raptor.workflow.model.RaptorSettings;
import io.raptor.workflow.model.TaskRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourceStateTest {

    @TempDir
    Path folder;

    @Test
    void seesTheFilesThatATaskTakes() throws IOException {
        TaskRequest request =
                TaskRequest.of("t", "t", List.of(folder.toString()), RaptorSettings.defaults(), Limits.defaults());
        Files.writeString(folder.resolve("a.md"), "a");
        SourceState before = SourceState.of(request, RemoteFiles.NONE);
        Files.createDirectory(folder.resolve(".git"));
        Files.writeString(folder.resolve(".git/index"), "x");
        Files.createDirectory(folder.resolve("node_modules"));
        Files.writeString(folder.resolve("node_modules/a.js"), "x");
        assertThat(SourceState.of(request, RemoteFiles.NONE)).isEqualTo(before);
        Files.writeString(folder.resolve("b.md"), "b");
        assertThat(SourceState.of(request, RemoteFiles.NONE)).isNotEqualTo(before);
    }

    @Test
    void seesTheObjectsThatATaskTakes() throws Exception {
        try (ObjectStorage storage = ObjectStorage.start(folder)) {
            RemoteFiles objects = new S3Files(storage::client);
            TaskRequest request = TaskRequest.of(
                            "t", "t", List.of("s3://harbour/docs"), RaptorSettings.defaults(), Limits.defaults())
                    .choosing(List.of(), List.of("drafts/"), true);
            assertThat(SourceState.of(request, objects).files()).isEmpty();
            storage.put("docs/a.md", "The ferry leaves at nine.");
            SourceState before = SourceState.of(request, objects);
            assertThat(before.files()).containsOnlyKeys("s3://harbour/docs/a.md");
            storage.put("docs/drafts/b.md", "Nobody reads this.");
            storage.put("docs/.hidden", "Nor this.");
            assertThat(SourceState.of(request, objects)).isEqualTo(before);
            storage.put("docs/a.md", "The ferry leaves at five.");
            assertThat(SourceState.of(request, objects)).isNotEqualTo(before);
            storage.delete("docs/a.md");
            assertThat(SourceState.of(request, objects).files()).isEmpty();
        }
    }

    @Test
    void aStorageThatDoesNotAnswerIsNotTakenForAnEmptyOne() throws Exception {
        ObjectStorage storage = ObjectStorage.start(folder);
        RemoteFiles objects = new S3Files(storage::client);
        TaskRequest request =
                TaskRequest.of("t", "t", List.of("s3://harbour/docs"), RaptorSettings.defaults(), Limits.defaults());
        storage.close();
        assertThatThrownBy(() -> SourceState.of(request, objects)).isInstanceOf(IndexingException.class);
    }
}
