package io.raptor.activity;

import io.raptor.activity.port.Node;
import io.raptor.workflow.Sha256;
import java.util.List;

/** Names a level by what its nodes say. */
final class LevelFingerprint {

    private LevelFingerprint() {}

    /** Equal for equal texts at equal places. */
    static String fingerprint(List<Node> nodes) {
        Sha256 hash = new Sha256();
        nodes.forEach(node -> hash.add(node.index() + "\n").add(node.text()).add("\0"));
        return hash.hex();
    }
}
