package io.raptor.activity.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.raptor.activity.port.BuildOwner;
import io.raptor.activity.port.Catalogue.Space;
import io.raptor.activity.port.PublishedTrees.Aside;
import io.raptor.activity.port.PublishedTrees.PublishedNode;
import io.raptor.activity.port.PublishedVectors.VectorOf;
import io.raptor.activity.port.Store;
import io.raptor.activity.port.TreeBuilds.Build;
import io.raptor.activity.store.sql.Columns;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A store of version 0.1, in which vectors of several lengths and models were published. */
class OldStoreTest {

    private static final String TASK_ROW = "insert into task (task_id, dataset, request, state, run, listed_run,"
            + " created_at, started_at) values ('t', 'mixed', '{}', 'completed', 1, 1, now(), now())";

    @Test
    void isSearchedInTheLengthThatMostDocumentsHave() throws SQLException {
        StoreSettings settings = StoreSettings.inMemory(UUID.randomUUID().toString());
        try (Connection open = DriverManager.getConnection(settings.url())) {
            assertThat(open.isValid(1)).isTrue();
            check(settings);
        }
    }

    @Test
    void keepsTheTreesOfItsDocumentsWhereBuildsHadNoOwners() throws SQLException {
        StoreSettings settings = StoreSettings.inMemory(UUID.randomUUID().toString());
        try (Connection open = DriverManager.getConnection(settings.url())) {
            assertThat(open.isValid(1)).isTrue();
            checkOwners(settings);
        }
    }

    @Test
    void tellsWhoWroteSummariesWhereTheirTaskKnows() throws SQLException {
        StoreSettings settings = StoreSettings.inMemory(UUID.randomUUID().toString());
        try (Connection open = DriverManager.getConnection(settings.url())) {
            assertThat(open.isValid(1)).isTrue();
            checkWriters(settings);
        }
    }

    static void checkWriters(StoreSettings settings) throws SQLException {
        plant(settings, "7");
        try (Connection connection = DriverManager.getConnection(settings.url());
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "update task set request ="
                            + " '{\"prompt\":\"\\\"chat\\\":\",\"models\":{\"profile\":{\"chat\":\"openai/m1\",\"embedding\":\"m\"}}}'");
            statement.execute("update document set published_by = 't' where number = 5");
            statement.execute("update build set levels = 1 where number in (1, 5)");
            for (int number : new int[] {1, 5}) {
                statement.execute("insert into node (build, level, idx, id, title, text, text_hash, tokens, start_at,"
                        + " end_at, passed_up, children) values (" + number + ", 1, 0, 'top " + number
                        + "', '', 'text', 'h', 1, 0, 0, false, cast(array[0, 1] as integer array))");
            }
        }
        try (Store store = SqlStore.open(settings)) {
            assertThat(store.publishedTrees().nodes("mixed", List.of("top 5", "node 5/0", "top 1")))
                    .extracting(PublishedNode::id, PublishedNode::summarisedBy)
                    .containsExactlyInAnyOrder(
                            tuple("top 5", "openai/m1"), tuple("node 5/0", null), tuple("top 1", null));
        }
    }

    static void checkOwners(StoreSettings settings) throws SQLException {
        plant(settings, "7");
        try (Store store = SqlStore.open(settings)) {
            assertThat(store.treeBuilds().build(2))
                    .isEqualTo(new Build(2, BuildOwner.document(2), "mixed", "doc 2", "k", "m", 2, 5));
            List<String> exported = new ArrayList<>();
            store.publishedTrees().export("mixed", node -> exported.add(node.documentId() + ", " + node.id()));
            assertThat(exported)
                    .containsExactly(
                            "doc 1, node 1/0",
                            "doc 1, node 1/1",
                            "doc 2, node 2/0",
                            "doc 2, node 2/1",
                            "doc 3, node 3/0",
                            "doc 3, node 3/1",
                            "doc 4, node 4/0",
                            "doc 5, node 5/0",
                            "doc 5, node 5/1");
            assertThat(store.publishedTrees().node("mixed", "node 4/0")).isPresent();
            assertThat(store.publishedTrees().deleteDocument("mixed", "doc 4")).isTrue();
            assertThat(store.publishedTrees().node("mixed", "node 4/0")).isEmpty();
        }
    }

    static void check(StoreSettings settings) throws SQLException {
        plant(settings, "5");
        try (Store store = SqlStore.open(settings)) {
            assertThat(store.catalogue().space("mixed")).contains(new Space("m", 4, true));
            assertThat(store.publishedTrees().aside("mixed"))
                    .containsExactly(
                            new Aside("m", -1, 1, List.of("doc 3")),
                            new Aside("m", 2, 1, List.of("doc 2")),
                            new Aside("old", 4, 1, List.of("doc 4")));
            List<VectorOf> found = new ArrayList<>();
            store.publishedTrees().vectors(store.publishedTrees().searchable("mixed"), found::add);
            assertThat(found).hasSize(4).allMatch(node -> node.vector().length == 4);
            assertThat(store.catalogue().space("empty")).contains(new Space("", 0, false));
        }
    }

    private static void plant(StoreSettings settings, String version) throws SQLException {
        Flyway.configure()
                .dataSource(settings.url(), null, null)
                .target(version)
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(settings.url())) {
            plant(connection);
        }
    }

    private static void plant(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into dataset (name, embedding_model, created_at, updated_at)"
                    + " values ('mixed', 'm', now(), now()), ('empty', '', now(), now())");
            statement.execute(TASK_ROW);
        }
        document(connection, 1, "m", 4, 4);
        document(connection, 2, "m", 2, 2);
        document(connection, 3, "m", 4, 2);
        document(connection, 4, "old", 4);
        document(connection, 5, "m", 4, 4);
    }

    private static void document(Connection connection, int number, String model, int... lengths) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into document (number, dataset, document_id, id_hash, published_build) values ("
                    + number + ", 'mixed', 'doc " + number + "', '" + Columns.hash("doc " + number) + "', " + number
                    + ")");
            statement.execute("insert into build (number, document, build_key, embedding_model, leaves, leaf_tokens,"
                    + " nodes, levels, gaps, published_at) values (" + number + ", " + number + ", 'k', '" + model
                    + "', "
                    + lengths.length + ", 5, " + lengths.length + ", 0, 0, now())");
        }
        try (PreparedStatement node =
                connection.prepareStatement("insert into node (build, level, idx, id, title, text,"
                        + " text_hash, tokens, start_at, end_at, passed_up, children, vector) values (" + number
                        + ", 0, ?, ?, '', 'text', 'h', 1, 0, 4, false, cast(array[] as integer array), ?)")) {
            for (int i = 0; i < lengths.length; i++) {
                node.setInt(1, i);
                node.setString(2, "node " + number + "/" + i);
                node.setBytes(3, Columns.bytes(new float[lengths[i]]));
                node.execute();
            }
        }
    }
}
