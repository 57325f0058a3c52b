package io.raptor.activity.graph.extract;

import io.raptor.activity.graph.EntityTypes;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What kind of thing a name is, as far as a word of it tells; {@link EntityTypes#OTHER} else. */
final class NameTypes {

    private static final Set<String> HONORIFICS = Set.of(
            "mr",
            "mrs",
            "ms",
            "miss",
            "dr",
            "prof",
            "professor",
            "sir",
            "lady",
            "lord",
            "herr",
            "frau",
            "monsieur",
            "madame",
            "mme",
            "mlle",
            "st",
            "saint",
            "king",
            "queen",
            "prince",
            "princess",
            "president",
            "captain",
            "senator",
            "general",
            "señor",
            "señora");

    private static final Set<String> ORGANISATIONS = Set.of(
            "inc",
            "ltd",
            "llc",
            "gmbh",
            "ag",
            "corp",
            "corporation",
            "company",
            "co",
            "plc",
            "university",
            "universität",
            "université",
            "institute",
            "institut",
            "college",
            "school",
            "bank",
            "ministry",
            "department",
            "agency",
            "association",
            "club",
            "party",
            "committee",
            "council",
            "foundation",
            "group",
            "verein",
            "society",
            "museum",
            "orchestra",
            "band",
            "records",
            "press",
            "société",
            "verlag",
            "church",
            "team",
            "league",
            "union");

    private static final Set<String> PLACES = Set.of(
            "river",
            "lake",
            "mountain",
            "mount",
            "island",
            "islands",
            "county",
            "city",
            "street",
            "road",
            "avenue",
            "district",
            "province",
            "state",
            "republic",
            "kingdom",
            "valley",
            "bay",
            "sea",
            "ocean",
            "park",
            "airport",
            "station",
            "fluss",
            "see",
            "straße",
            "platz",
            "rue",
            "lac",
            "île",
            "village",
            "town",
            "peninsula");

    private NameTypes() {}

    static boolean honorific(String lower) {
        return HONORIFICS.contains(lower);
    }

    static String of(String name) {
        List<String> words = List.of(name.toLowerCase(Locale.ROOT).split("[\\s.]+", -1));
        if (words.size() > 1 && honorific(words.get(0))) {
            return EntityTypes.PERSON;
        }
        if (words.stream().anyMatch(ORGANISATIONS::contains)) {
            return EntityTypes.ORGANIZATION;
        }
        return words.size() > 1 && words.stream().anyMatch(PLACES::contains) ? EntityTypes.PLACE : EntityTypes.OTHER;
    }
}
