package io.raptor.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.raptor.activity.model.ModelSettings;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.RemoteFiles;
import io.raptor.activity.remote.S3Files;
import io.raptor.activity.testing.ObjectStorage;
import io.raptor.workflow.model.DocumentState;
import io.raptor.workflow.model.TaskRequest;
import io.raptor.workflow.model.TaskState;
import io.raptor.workflow.model.TaskStatus;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Documents that lie in an object storage, indexed as files are. */
@Timeout(180)
class ObjectSourcesIT {

    private static final ModelSettings LOCAL = ModelSettings.embedded();

    private static TaskRequest request(String source) {
        TaskRequest usual = Pipeline.request(Path.of("/unused"));
        return TaskRequest.of("task", "data", List.of(source), usual.raptor(), usual.limits())
                .choosing(List.of(), List.of("drafts/"), true);
    }

    @Test
    void onlyWhatIsNewOrChangedIsRead(@TempDir Path folder) throws Exception {
        try (ObjectStorage storage = ObjectStorage.start(folder)) {
            storage.put("docs/a.md", "# Ferry\n\nThe ferry leaves at nine.");
            storage.put("docs/sub/b.txt", "The captain repairs the engine. ".repeat(60));
            storage.put("docs/drafts/c.md", "Nobody reads this.");
            storage.put("docs/.hidden", "Nor this.");
            storage.put("docs/photo.png", "no picture");
            storage.put("docs/program", "\u007fELF\u0000\u0001\u0002");
            storage.put("docs/empty.md", "");
            Opened files = new Opened(new S3Files(storage::client));
            try (Pipeline pipeline = new Pipeline("objects", LOCAL, LOCAL, LOCAL, LOCAL, files)) {
                TaskStatus first = pipeline.run(request("s3://harbour/docs"));
                assertThat(first.state()).isEqualTo(TaskState.COMPLETED);
                assertThat(first.completedDocuments()).isEqualTo(2);
                assertThat(first.skippedDocuments()).isEqualTo(3);
                assertThat(files.opened)
                        .containsExactlyInAnyOrder(
                                "s3://harbour/docs/a.md", "s3://harbour/docs/program", "s3://harbour/docs/sub/b.txt");
                assertThat(pipeline.store.publishedTrees().tree("data", "sub/b.txt"))
                        .extracting(PublishedNode::level)
                        .contains(0, 1);

                files.opened.clear();
                storage.put("docs/a.md", "# Ferry\n\nThe ferry leaves at five.");
                TaskStatus second = pipeline.run(request("s3://harbour/docs/"));
                assertThat(second.completedDocuments()).isEqualTo(1);
                assertThat(files.opened).doesNotContain("s3://harbour/docs/sub/b.txt");
                assertThat(pipeline.store
                                .publishedTrees()
                                .tree("data", "a.md")
                                .get(0)
                                .text())
                        .contains("five");
                assertThat(pipeline.store.catalogue().documents("task", DocumentState.SKIPPED, 0, 10))
                        .extracting(row -> row.documentId() + ": " + row.reason())
                        .contains("sub/b.txt: unchanged", "empty.md: an empty file");
            }
        }
    }

    @Test
    void aSourceThatIsNotThereFailsTheTaskWithItsName(@TempDir Path folder) throws Exception {
        try (ObjectStorage storage = ObjectStorage.start(folder);
                Pipeline pipeline =
                        new Pipeline("no objects", LOCAL, LOCAL, LOCAL, LOCAL, new S3Files(storage::client))) {
            assertThat(catchThrowable(() -> pipeline.run(request("s3://harbour/nothing"))))
                    .hasStackTraceContaining("s3://harbour/nothing holds no object");
        }
    }

    /** Notes which files are read. */
    private record Opened(RemoteFiles files, Queue<String> opened) implements RemoteFiles {

        Opened(RemoteFiles files) {
            this(files, new ConcurrentLinkedQueue<>());
        }

        @Override
        public boolean hold(String place) {
            return files.hold(place);
        }

        @Override
        public void list(String source, Consumer<RemoteFile> to) {
            files.list(source, to);
        }

        @Override
        public Content open(String place) {
            opened.add(place);
            return files.open(place);
        }
    }
}
