package io.raptor.starter.parquet;

import io.raptor.starter.parquet.Column.Kind;
import java.util.ArrayList;
import java.util.List;
import org.apache.parquet.format.ConvertedType;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.ListType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.Type;

/** A table's columns as a Parquet file describes them. */
final class ParquetSchema {

    private final List<SchemaElement> elements = new ArrayList<>();

    private ParquetSchema() {}

    static List<SchemaElement> of(List<Column> columns) {
        ParquetSchema schema = new ParquetSchema();
        schema.elements.add(new SchemaElement("schema").setNum_children(columns.size()));
        columns.forEach(schema::add);
        return schema.elements;
    }

    private void add(Column column) {
        if (!column.list()) {
            elements.add(value(column.name(), column.kind(), FieldRepetitionType.OPTIONAL));
            return;
        }
        elements.add(group(column.name(), FieldRepetitionType.OPTIONAL, 1)
                .setConverted_type(ConvertedType.LIST)
                .setLogicalType(LogicalType.LIST(new ListType())));
        elements.add(group("list", FieldRepetitionType.REPEATED, 1));
        if (column.parts().isEmpty()) {
            elements.add(value("element", column.kind(), FieldRepetitionType.REQUIRED));
            return;
        }
        elements.add(
                group("element", FieldRepetitionType.REQUIRED, column.parts().size()));
        column.parts().forEach(part -> elements.add(value(part, Kind.TEXT, FieldRepetitionType.REQUIRED)));
    }

    private static SchemaElement group(String name, FieldRepetitionType repetition, int children) {
        return new SchemaElement(name).setRepetition_type(repetition).setNum_children(children);
    }

    private static SchemaElement value(String name, Kind kind, FieldRepetitionType repetition) {
        SchemaElement value =
                new SchemaElement(name).setRepetition_type(repetition).setType(type(kind));
        return kind == Kind.TEXT
                ? value.setConverted_type(ConvertedType.UTF8).setLogicalType(LogicalType.STRING(new StringType()))
                : value;
    }

    static Type type(Kind kind) {
        return switch (kind) {
            case TEXT -> Type.BYTE_ARRAY;
            case INTEGER -> Type.INT64;
            case FRACTION -> Type.DOUBLE;
            case FLOAT -> Type.FLOAT;
        };
    }
}
