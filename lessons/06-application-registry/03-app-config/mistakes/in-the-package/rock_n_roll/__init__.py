verbose_name = "Rock ’n’ roll"
