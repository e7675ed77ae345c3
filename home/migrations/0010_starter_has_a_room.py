"""Hand the table of what has been loaded to the room `starter`."""

from django.db import migrations


class Migration(migrations.Migration):

    dependencies = [
        ('home', '0009_teams_have_a_room'),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable('StarterRecord', 'starter_starterrecord'),
            ],
            state_operations=[
                migrations.DeleteModel('StarterRecord'),
            ],
        ),
    ]
