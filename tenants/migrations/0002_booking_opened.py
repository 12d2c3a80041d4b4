"""Towns that have saraban get booking, the second module, as new towns do."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("tenants", "0001_initial")]

    operations = [
        migrations.RunSQL(
            [
                """
                UPDATE tenants_tenant SET modules = modules || '["booking"]'::jsonb
                WHERE modules @> '["saraban"]'::jsonb AND NOT modules @> '["booking"]'::jsonb
                """,
                "UPDATE tenants_edition SET number = number + 1",
            ],
            reverse_sql=migrations.RunSQL.noop,
        )
    ]
